import type { PolicyInRecord } from '../../../preload/contract/activity.ts';
import { hasFailed } from '../../archive/outcome.ts';
import type { Earlier } from '../../query/index.ts';
import { removed, same } from './line-diff.ts';
import { linesOf, policyDiff, type Policy } from './policy-diff.ts';

type Json = Readonly<Record<string, unknown>>;

/** Policies of one record that are shown; no call takes more than a few. */
const most = 20;

/**
 * The policies in a record, as members or inside texts, plain or URL-encoded, each compared with the
 * version that an earlier event of the archive gives. A policy that the call takes away is shown as
 * that event gave it.
 */
export function policiesIn(record: Json, earlier?: Earlier): PolicyInRecord[] {
  const failed = hasFailed(record);
  const found = ['requestParameters', 'responseElements'].flatMap((member) =>
    within(record[member], member, 0),
  );
  const shown = found.slice(0, most).map(([path, policy]) => {
    const known = earlier?.property === path ? earlier.found : undefined;
    return compared(path, policy, known, failed);
  });
  const gone = earlier && wentAway(earlier, found, failed);
  return gone === undefined ? shown : [...shown, gone];
}

/** A policy is known by its statements. */
function within(value: unknown, path: string, depth: number): [path: string, policy: Policy][] {
  if (depth > 12) return [];
  if (typeof value === 'string') {
    const decoded = decodedPolicy(value);
    return decoded === undefined ? [] : [[path, decoded]];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (isPolicy(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, each]) =>
    within(each, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`, depth + 1),
  );
}

function isPolicy(value: unknown): value is Policy {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    typeof (value as { Statement?: unknown }).Statement === 'object'
  );
}

/** The policy that a text is; undefined if it is none. */
export function decodedPolicy(text: string): Policy | undefined {
  if (!text.includes('Statement')) return undefined;
  for (const decode of [(each: string) => each, decodeURIComponent]) {
    try {
      const value: unknown = JSON.parse(decode(text));
      if (isPolicy(value)) return value;
    } catch {
      // It is written in another way, or no policy.
    }
  }
  return undefined;
}

function compared(
  path: string,
  policy: Policy,
  known: Earlier['found'] | undefined,
  failed: boolean,
): PolicyInRecord {
  const plain = { path, lines: same(linesOf(policy)), earlier: null };
  const asked = failed ? 'The call failed: this was only asked for.' : '';
  switch (known?.kind) {
    case undefined:
      return { ...plain, note: asked };
    case 'value': {
      const before = decodedPolicy(known.value);
      if (before === undefined) return { ...plain, note: asked };
      const words = `Compared with ${known.event.eventName} of ${known.event.eventTime}, the last version in this archive.`;
      const note = [words, asked].filter(Boolean).join(' ');
      return { path, lines: policyDiff(before, policy), earlier: known.event, note };
    }
    case 'gone':
      return {
        ...plain,
        earlier: known.event,
        note: `New: ${known.event.eventName} of ${known.event.eventTime} had taken away the one before. ${asked}`.trim(),
      };
    case 'same second':
      return {
        ...plain,
        note: `Not compared: another such call has the same second. ${asked}`.trim(),
      };
    case 'not looked up':
      return {
        ...plain,
        note: `Not compared yet: the words of some records are still to be indexed. ${asked}`.trim(),
      };
    case 'too many':
      return { ...plain, note: `Not compared: too many records name it. ${asked}`.trim() };
  }
}

/** The policy that the call takes away, which its own record does not hold. */
function wentAway(
  { property, found }: Earlier,
  inRecord: readonly (readonly [string, Policy])[],
  failed: boolean,
): PolicyInRecord | undefined {
  if (found.kind !== 'value' || inRecord.some(([path]) => path === property)) return undefined;
  const policy = decodedPolicy(found.value);
  if (policy === undefined) return undefined;
  const { event } = found;
  const lines = linesOf(policy);
  const words = failed ? 'It stays: the call failed.' : 'Taken away by this call';
  return {
    path: property,
    lines: failed ? same(lines) : removed(lines),
    earlier: event,
    note: `${words}${failed ? ' It is' : ', as'} ${event.eventName} of ${event.eventTime} gave it, the last version in this archive.`,
  };
}
