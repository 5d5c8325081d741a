import type { ToldToLog } from '../../../preload/contract/completeness.ts';
import { objectOf, textOf } from '../json.ts';

/** What a trail is told to log: kinds of events, apart from whether it is on. */
export type Selection = Pick<ToldToLog, 'management' | 'except' | 'data' | 'networkActivity'>;

type Json = Readonly<Record<string, unknown>>;

const inPart = ' (in part)';

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
 * are logged, or a service, has “ (in part)” behind it; a service whose reads or writes alone are left
 * out, “ (read)” or “ (write)”.
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
  const management: ManagementPart[] = [];
  const data = new Set<string>();
  for (const selector of selectors) {
    const kind = textOf(memberOf(selector, 'readWriteType'));
    const isPart = kind === 'ReadOnly' || kind === 'WriteOnly';
    if (memberOf(selector, 'includeManagementEvents') !== false) {
      management.push({
        read: kind !== 'WriteOnly',
        write: kind !== 'ReadOnly',
        except: textsIn(selector, 'excludeManagementEventSources'),
      });
    }
    for (const resource of listIn(selector, 'dataResources')) {
      const type = textOf(memberOf(resource, 'type'));
      const isAll = !isPart && textsIn(resource, 'values').some((value) => isWhole(value));
      if (type !== '') data.add(isAll ? type : `${type}${inPart}`);
    }
  }
  return { ...managementOf(management), data: united(data), networkActivity: [] };
}

/**
 * “arn:aws:s3”, “arn:aws:lambda” and “arn:aws:dynamodb” stand for all resources (DataResource). The
 * reference once wrote “arn:aws:s3:::” for it, and a trail answers what it was told.
 */
function isWhole(value: string): boolean {
  return /^arn:[a-z-]+:[a-z0-9]+:*$/.test(value);
}

function advancedSelection(selectors: readonly Json[]): Selection {
  const management: ManagementPart[] = [];
  const data = new Set<string>();
  const networkActivity = new Set<string>();
  for (const selector of selectors) {
    const fields = listIn(selector, 'fieldSelectors').map((each) => ({
      field: textOf(memberOf(each, 'field')),
      equals: textsIn(each, 'equals'),
      notEquals: textsIn(each, 'notEquals'),
    }));
    const of = (name: string) => fields.find(({ field }) => field === name);
    const partly = (whole: string): string =>
      fields.some(({ field }) => field !== 'eventCategory' && field !== whole) ? inPart : '';
    switch (of('eventCategory')?.equals[0] ?? '') {
      case 'Management': {
        const readOnly = of('readOnly')?.equals[0];
        const except = of('eventSource')?.notEquals ?? [];
        management.push({ read: readOnly !== 'false', write: readOnly !== 'true', except });
        break;
      }
      case 'Data':
        for (const type of of('resources.type')?.equals ?? []) {
          data.add(`${type}${partly('resources.type')}`);
        }
        break;
      case 'NetworkActivity':
        for (const source of of('eventSource')?.equals ?? []) {
          networkActivity.add(`${source}${partly('eventSource')}`);
        }
        break;
      default:
    }
  }
  return {
    ...managementOf(management),
    data: united(data),
    networkActivity: united(networkActivity),
  };
}

/** What one selector says of management events. */
interface ManagementPart {
  readonly read: boolean;
  readonly write: boolean;
  readonly except: readonly string[];
}

/** An event is logged if any selector fits it: left out is what all of those leave out that log its kind. */
function managementOf(parts: readonly ManagementPart[]): Pick<Selection, 'management' | 'except'> {
  const [read, write] = [parts.filter((each) => each.read), parts.filter((each) => each.write)];
  if (read.length === 0 || write.length === 0) {
    const management = read.length > 0 ? 'read' : write.length > 0 ? 'write' : 'none';
    return { management, except: leftOutByAll(parts) };
  }
  const [noReads, noWrites] = [leftOutByAll(read), leftOutByAll(write)];
  const sources = [...new Set([...noReads, ...noWrites])];
  const except = sources.map((source) => {
    if (!noWrites.includes(source)) return `${source} (read)`;
    return noReads.includes(source) ? source : `${source} (write)`;
  });
  return { management: 'read and write', except };
}

function leftOutByAll([first, ...others]: readonly ManagementPart[]): string[] {
  const sources = [...new Set(first?.except)];
  return sources.filter((source) => others.every(({ except }) => except.includes(source)));
}

/** What one selector logs in part, and another as a whole, is logged as a whole. */
function united(kinds: ReadonlySet<string>): string[] {
  return [...kinds].filter(
    (kind) => !(kind.endsWith(inPart) && kinds.has(kind.slice(0, -inPart.length))),
  );
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
