import type { ActivityDetail, ActivityRecord } from '../../../preload/contract/activity.ts';
import { visible } from '../../platform/visible.ts';

/**
 * An Activity Record as files tell it, the same in XML and JSON: names and order of Netwrix Auditor's
 * Integration API ("Reference for creating Activity Records"), texts without what XML 1.0 forbids or a
 * reader would act upon.
 */
export interface FileRecord {
  readonly Action: string;
  readonly MonitoringPlan: { readonly Name: string };
  readonly DataSource: string;
  readonly Item: { readonly Name: string };
  readonly ObjectType: string;
  readonly RID: string;
  readonly What: string;
  readonly When: string;
  readonly Where: string;
  readonly Who: string;
  readonly Workstation?: string;
  readonly DetailList?: readonly FileDetail[];
}

export interface FileDetail {
  readonly Before?: string;
  readonly After?: string;
  readonly PropertyName: string;
  readonly Message?: string;
}

/** Netwrix keeps these elements in columns of 255 characters. */
const longest = 255;

/** @param plan the engagement's name: where Netwrix names its monitoring plan */
export function fileRecord(activity: ActivityRecord, plan: string): FileRecord {
  const { action, dataSource, objectType, rid, what, when, where, who } = activity;
  const { workstation, details } = activity;
  const isOfAws = dataSource === 'AWS CloudTrail';
  const cutTexts = { ObjectType: objectType, Where: where, Who: who };
  const whole = Object.entries(cutTexts).flatMap(([name, text]) =>
    isLong(text) ? [{ PropertyName: `${name} in full`, Message: shown(text) }] : [],
  );
  const list = [...whole, ...details.map(fileDetail)];
  return {
    Action: action,
    MonitoringPlan: { Name: cut(plan) },
    DataSource: dataSource,
    Item: { Name: isOfAws ? `${cut(where, longest - 6)} (AWS)` : cut(where) },
    ObjectType: cut(objectType),
    RID: rid,
    What: shown(what),
    When: when,
    Where: cut(where),
    Who: cut(who),
    ...(workstation === '' ? {} : { Workstation: shown(workstation) }),
    ...(list.length === 0 ? {} : { DetailList: list }),
  };
}

/**
 * "Before" and "After" hold only what is known to have been so; what a caller asked for is a message,
 * because Netwrix's reader takes "After" for a change that was made.
 */
function fileDetail(detail: ActivityDetail): FileDetail {
  const { property, before, after, requested, source, note } = detail;
  const message = [
    requested === null ? '' : `Requested value: ${requested}`,
    note,
    source === null ? '' : `(eventID ${source.eventID})`,
  ]
    .filter(Boolean)
    .join(' ');
  return {
    ...(before === null ? {} : { Before: shown(before) }),
    ...(after === null ? {} : { After: shown(after) }),
    PropertyName: cut(property),
    ...(message === '' ? {} : { Message: shown(message) }),
  };
}

function isLong(text: string): boolean {
  return shown(text).length > longest;
}

/** By whole characters, so that no half of one is left. */
function cut(text: string, most = longest): string {
  const whole = shown(text);
  if (whole.length <= most) return whole;
  let kept = '';
  for (const character of whole) {
    if (kept.length + character.length > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/**
 * What XML 1.0 has no way to write (section 2.2, Char): halves of characters and two code points; the
 * control characters it forbids are among those that `visible` writes as text.
 */
const unwritable =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;

function shown(text: string): string {
  return visible(text.replace(unwritable, (each) => `\\u${each.charCodeAt(0).toString(16)}`));
}
