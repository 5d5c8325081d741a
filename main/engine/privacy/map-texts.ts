import { z } from 'zod';
import { Profile } from '../../../preload/contract/domain.ts';
import {
  AccountId,
  AsTyped,
  AssessmentId,
  AuthorName,
  AwsRegion,
  FrameworkId,
  Instant,
  JobId,
  Sha256,
  Ticket,
} from '../../../preload/contract/ids.ts';
import { ScheduleId, WallTime } from '../../../preload/contract/schedules.ts';
import { RaisedId, ViewId } from '../../../preload/contract/views.ts';

type OnText = (text: string) => string;
/** A value of a shape with other texts in it. */
export type MapTexts = (value: unknown, onText: OnText) => unknown;

const same: MapTexts = (value) => value;
const known = new WeakMap<z.core.$ZodType, MapTexts>();

/**
 * Texts that are no names, and that nothing else fits. A pattern alone makes none: the name of a view and
 * of a role have one, too.
 */
const fixed: ReadonlySet<z.core.$ZodType> = new Set<z.core.$ZodType>([
  AccountId,
  AssessmentId,
  AwsRegion,
  FrameworkId,
  Instant,
  JobId,
  RaisedId,
  ScheduleId,
  Sha256,
  Ticket,
  ViewId,
  WallTime,
]);

/**
 * What puts other texts into values of a shape. Instants, hashes, tickets, ids and the words of a closed
 * set stay, or a session that is called `resolved` would break what is decided by that word; every other
 * string is text. The names of those who work here stay as well.
 */
export function textsOf(schema: z.core.$ZodType): MapTexts {
  const made = known.get(schema) ?? make(schema);
  known.set(schema, made);
  return made;
}

/** What has no shape: every text in it, whatever it is. */
export const everyText: MapTexts = (value, onText) => {
  if (typeof value === 'string') return onText(value);
  if (Array.isArray(value)) return value.map((each) => everyText(each, onText));
  if (typeof value !== 'object' || value === null) return value;
  return mapMembers(value, (key, each) => [onText(key), everyText(each, onText)]);
};

function make(schema: z.core.$ZodType): MapTexts {
  if (schema === AuthorName || schema === AsTyped || schema === Profile) return same;
  if (isWithoutText(schema) || fixed.has(schema)) return same;
  if (schema instanceof z.ZodString) return (value, onText) => onText(String(value));
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return absentOr(textsOf(schema.unwrap()));
  }
  if (schema instanceof z.ZodArray) return inArray(textsOf(schema.element));
  if (schema instanceof z.ZodTuple) return inTuple(schema.def.items.map(textsOf));
  if (schema instanceof z.ZodObject) return inObject(schema.shape);
  if (schema instanceof z.ZodRecord) {
    return inRecord(textsOf(schema.keyType), textsOf(schema.valueType));
  }
  if (schema instanceof z.ZodUnion) return inUnion(schema.options);
  return everyText;
}

const withoutText = [z.ZodNumber, z.ZodBoolean, z.ZodNull, z.ZodEnum, z.ZodLiteral] as const;

function isWithoutText(schema: z.core.$ZodType): boolean {
  return withoutText.some((kind) => schema instanceof kind);
}

function absentOr(map: MapTexts): MapTexts {
  return (value, onText) => (value === null || value === undefined ? value : map(value, onText));
}

function inArray(map: MapTexts): MapTexts {
  if (map === same) return same;
  return (value, onText) => (value as readonly unknown[]).map((each) => map(each, onText));
}

function inTuple(maps: readonly MapTexts[]): MapTexts {
  return (value, onText) =>
    (value as readonly unknown[]).map((each, at) => (maps[at] ?? everyText)(each, onText));
}

function inObject(shape: Readonly<Record<string, z.core.$ZodType>>): MapTexts {
  const known = new Set(Object.keys(shape));
  const maps = Object.entries(shape)
    .map(([key, member]) => [key, textsOf(member)] as const)
    .filter(([, map]) => map !== same);
  return (value, onText) => {
    const made: Record<string, unknown> = { ...(value as object) };
    // What the contract does not know is text; a call's answer has nothing of the kind.
    if (Object.keys(made).some((key) => !known.has(key))) return everyText(value, onText);
    for (const [key, map] of maps) {
      if (made[key] !== undefined) made[key] = map(made[key], onText);
    }
    return made;
  };
}

function inRecord(keys: MapTexts, values: MapTexts): MapTexts {
  return (value, onText) =>
    mapMembers(value as object, (key, each) => [
      String(keys(key, onText)),
      each === undefined ? each : values(each, onText),
    ]);
}

/** The first shape that the value has; a value of none is text throughout. */
function inUnion(options: readonly z.core.$ZodType[]): MapTexts {
  return (value, onText) => {
    const fitting = options.find((option) => z.safeParse(option, value).success);
    return fitting === undefined ? everyText(value, onText) : textsOf(fitting)(value, onText);
  };
}

function mapMembers(
  value: object,
  map: (key: string, value: unknown) => readonly [string, unknown],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => map(key, each)));
}
