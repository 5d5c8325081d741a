type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object, not for a list or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a name, or an empty one. */
export function objectIn(parent: JsonObject, name: string): JsonObject {
  const value = parent[name];
  return isObject(value) ? value : {};
}

/** The text under a name, or the empty one. */
export function textIn(parent: JsonObject, name: string): string {
  const value = parent[name];
  return typeof value === 'string' ? value : '';
}

/** The value of a JSON text, or undefined if it is none. */
export function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
