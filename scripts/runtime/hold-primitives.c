/*
 * Node-API below version 10 cannot hold a reference to a primitive value (a text), and better-sqlite3
 * does so. Linked with --wrap, these two stand in front of the real calls: a primitive is put into a
 * tagged object, and taken out of it again.
 */
#define NAPI_VERSION 8
#include <node_api.h>

napi_status __real_napi_create_reference(napi_env, napi_value, uint32_t, napi_ref *);
napi_status __real_napi_get_reference_value(napi_env, napi_ref, napi_value *);

static const napi_type_tag holder_tag = {0x74726169746f6f6bULL, 0x686f6c6465720001ULL};

napi_status __wrap_napi_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref *out) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_external)
    return __real_napi_create_reference(env, value, count, out);
  napi_value holder;
  if ((status = napi_create_object(env, &holder)) != napi_ok) return status;
  if ((status = napi_type_tag_object(env, holder, &holder_tag)) != napi_ok) return status;
  if ((status = napi_set_named_property(env, holder, "value", value)) != napi_ok) return status;
  return __real_napi_create_reference(env, holder, count, out);
}

napi_status __wrap_napi_get_reference_value(napi_env env, napi_ref ref, napi_value *out) {
  napi_status status = __real_napi_get_reference_value(env, ref, out);
  if (status != napi_ok || *out == NULL) return status;
  napi_valuetype type;
  bool held = false;
  if (napi_typeof(env, *out, &type) != napi_ok || type != napi_object) return napi_ok;
  if (napi_check_object_type_tag(env, *out, &holder_tag, &held) != napi_ok || !held) return napi_ok;
  return napi_get_named_property(env, *out, "value", out);
}
