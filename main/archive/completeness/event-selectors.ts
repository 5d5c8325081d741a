import type { ToldToLog } from '../../../preload/contract/completeness.ts';
import { objectOf, textOf } from '../json.ts';

/** What a trail is told to log: kinds of events, apart from whether it is on. */
export type Selection = Pick<ToldToLog, 'management' | 'except' | 'data' | 'networkActivity'>;

type Json = Readonly<Record<string, unknown>>;

/** A trail without selectors of its own (CloudTrail API reference, PutEventSelectors). */
export const usualSelection: Selection = {
  management: 'read and write',
  except: [],
  data: [],
  networkActivity: [],
};

/**
 * The selection of a call's parameters or answer: members are written `eventSelectors` in events and
 * `EventSelectors` by the API. Undefined if it holds none. A type of resource that only some events of
 * are logged has “ (in part)” behind it.
 */
export function selectionIn(said: Json): Selection | undefined {
  const advanced = listIn(said, 'advancedEventSelectors');
  if (advanced.length > 0) return advancedSelection(advanced);
  const basic = listIn(said, 'eventSelectors');
  return basic.length > 0 ? basicSelection(basic) : undefined;
}

/** The insights that are on, as PutInsightSelectors and GetInsightSelectors tell; undefined if neither does. */
export function insightsIn(said: Json): string[] | undefined {
  const member = memberOf(said, 'insightSelectors');
  if (!Array.isArray(member)) return undefined;
  return member.map((each) => textOf(memberOf(objectOf(each), 'insightType'))).filter(Boolean);
}

function basicSelection(selectors: readonly Json[]): Selection {
  const kinds = new Set<string>();
  const except = new Set<string>();
  const data = new Set<string>();
  for (const selector of selectors) {
    const kind = textOf(memberOf(selector, 'readWriteType'));
    const isPart = kind === 'ReadOnly' || kind === 'WriteOnly';
    if (memberOf(selector, 'includeManagementEvents') !== false) {
      if (kind !== 'WriteOnly') kinds.add('read');
      if (kind !== 'ReadOnly') kinds.add('write');
      for (const source of textsIn(selector, 'excludeManagementEventSources')) except.add(source);
    }
    for (const resource of listIn(selector, 'dataResources')) {
      const type = textOf(memberOf(resource, 'type'));
      const isAll = !isPart && textsIn(resource, 'values').some((value) => isWhole(value));
      if (type !== '') data.add(isAll ? type : `${type} (in part)`);
    }
  }
  return {
    management: managementOf(kinds),
    except: [...except],
    data: [...data],
    networkActivity: [],
  };
}

/** “arn:aws:s3”, “arn:aws:lambda” and “arn:aws:dynamodb” stand for all resources (DataResource). */
function isWhole(value: string): boolean {
  return /^arn:[a-z-]+:[a-z0-9]+$/.test(value);
}

function advancedSelection(selectors: readonly Json[]): Selection {
  const kinds = new Set<string>();
  const except = new Set<string>();
  const data = new Set<string>();
  const networkActivity = new Set<string>();
  for (const selector of selectors) {
    const fields = listIn(selector, 'fieldSelectors').map((each) => ({
      field: textOf(memberOf(each, 'field')),
      equals: textsIn(each, 'equals'),
      notEquals: textsIn(each, 'notEquals'),
    }));
    const of = (name: string) => fields.find(({ field }) => field === name);
    const isPart = fields.some(
      ({ field }) => field !== 'eventCategory' && field !== 'resources.type',
    );
    switch (of('eventCategory')?.equals[0] ?? '') {
      case 'Management': {
        const readOnly = of('readOnly')?.equals[0];
        if (readOnly !== 'false') kinds.add('read');
        if (readOnly !== 'true') kinds.add('write');
        for (const source of of('eventSource')?.notEquals ?? []) except.add(source);
        break;
      }
      case 'Data':
        for (const type of of('resources.type')?.equals ?? []) {
          data.add(isPart ? `${type} (in part)` : type);
        }
        break;
      case 'NetworkActivity':
        for (const source of of('eventSource')?.equals ?? []) networkActivity.add(source);
        break;
      default:
    }
  }
  return {
    management: managementOf(kinds),
    except: [...except],
    data: [...data],
    networkActivity: [...networkActivity],
  };
}

function managementOf(kinds: ReadonlySet<string>): Selection['management'] {
  if (kinds.size === 2) return 'read and write';
  if (kinds.size === 0) return 'none';
  return kinds.has('read') ? 'read' : 'write';
}

/** What was told to be logged, in words. */
export function selectionWords(
  { management, except, data, networkActivity }: Selection,
  insights: readonly string[] | null,
): string {
  const but = except.length === 0 ? '' : ` except of ${except.join(', ')}`;
  return [
    management === 'none' ? 'no management events' : `management events (${management})${but}`,
    data.length === 0 ? 'no data events' : `data events of ${data.join(', ')}`,
    networkActivity.length === 0
      ? 'no network activity events'
      : `network activity events of ${networkActivity.join(', ')}`,
    insights === null
      ? 'whether insights is not known'
      : insights.length === 0
        ? 'no insights'
        : `insights of ${insights.join(', ')}`,
  ].join('; ');
}

function memberOf(said: Json, name: string): unknown {
  return said[name] ?? said[`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`];
}

function listIn(said: Json, name: string): Json[] {
  const member = memberOf(said, name);
  return Array.isArray(member) ? member.map(objectOf) : [];
}

function textsIn(said: Json, name: string): string[] {
  const member = memberOf(said, name);
  return Array.isArray(member) ? member.map(textOf).filter(Boolean) : [];
}
