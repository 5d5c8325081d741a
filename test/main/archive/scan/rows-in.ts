import { grounds, identityKinds } from '../../../../preload/contract/domain.ts';
import {
  actionSlots,
  identityWidth,
  placeWidth,
} from '../../../../main/archive/scan/record-reader.ts';
import type { RecordReader } from '../../../../main/archive/scan/record-reader.ts';
import { identitySlots } from '../../../../main/archive/scan/identity.ts';

/** The rows of a reader with every number replaced by what it stands for; the reader begins anew. */
export function rowsIn(reader: RecordReader): Record<string, string | number | boolean>[] {
  const rows = reader.rows.take();
  const text = (id: number | undefined): string => reader.strings.textOf(id ?? 0);
  const identities = chunks(reader.takeFreshIdentities(), identityWidth);
  const actions = chunks(reader.actions.takeFresh(), actionSlots.length);
  const places = chunks(reader.places.takeFresh(), placeWidth);
  return Array.from({ length: rows.count }, (_, i) => {
    const at = (column: keyof typeof rows.columns): number => rows.columns[column][i] ?? 0;
    const identity = identities[at('identity')] ?? [];
    const [kind = 0, temporary = 0, who = 0, actor = 0, ground = 0] = identity.slice(
      identitySlots.length,
    );
    return {
      base: rows.base[i] ?? 0,
      high: at('high'),
      flags: at('flags'),
      ...named(actionSlots, (actions[at('action')] ?? []).map(text)),
      ...named(['account', 'region'], (places[at('place')] ?? []).map(text)),
      ...named(identitySlots, identity.slice(0, identitySlots.length).map(text)),
      kind: identityKinds[kind] ?? '',
      temporary: temporary === 1,
      who: text(who),
      actor: text(actor),
      ground: grounds[ground] ?? '',
      sourceIp: text(at('sourceIp')),
      userAgent: text(at('userAgent')),
      errorCode: text(at('errorCode')),
    };
  });
}

function chunks(values: Int32Array, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, i) => [
    ...values.subarray(i * width, (i + 1) * width),
  ]);
}

function named(names: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
}
