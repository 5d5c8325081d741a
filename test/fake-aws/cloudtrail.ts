import { createHash } from 'node:crypto';
import { type Answer, AwsError, type Request, Unforeseen } from './answer.ts';
import type { FakeTrail, World } from './world.ts';

/** How LookupEvents misbehaves within what AWS documents. */
export interface LookupHabits {
  /** Every n-th answer is an empty page with a token. */
  readonly emptyPageEvery?: number;
  /** Every n-th page begins with the last event of the one before. */
  readonly duplicateEvery?: number;
}

interface Call {
  readonly world: World;
  readonly account: string;
  readonly region: string;
  readonly now: number;
  readonly habits: LookupHabits;
  readonly body: Readonly<Record<string, unknown>>;
}

const retentionMs = 90 * 86_400_000;
const targets = /^(?:com\.amazonaws\.cloudtrail\.v20131101\.)?CloudTrail_20131101\.(\w+)$/;

/** The name of the called operation, in either of the two spellings. @throws Unforeseen */
export function cloudTrailAction(request: Request): string {
  const action = targets.exec(request.headers['x-amz-target'] ?? '')?.[1];
  if (action === undefined || !(action in actions)) {
    throw new Unforeseen(`CloudTrail target ${request.headers['x-amz-target']}`);
  }
  if (request.headers['content-type'] !== 'application/x-amz-json-1.1') {
    throw new Unforeseen(`CloudTrail content type ${request.headers['content-type']}`);
  }
  return action;
}

/** Answers a CloudTrail call (API version 2013-11-01, JSON 1.1). */
export function answerCloudTrail(
  action: string,
  request: Request,
  call: Omit<Call, 'body'>,
): Answer {
  const body = JSON.parse(request.body) as Call['body'];
  const result = actions[action as keyof typeof actions]({ ...call, body });
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(result),
  };
}

const actions = {
  LookupEvents: lookupEvents,
  ListPublicKeys: ({ world, body }: Call) => ({
    PublicKeyList: world.publicKeys.filter(
      (key) =>
        key.ValidityEndTime >= Number(body['StartTime'] ?? 0) &&
        key.ValidityStartTime <= Number(body['EndTime'] ?? Number.POSITIVE_INFINITY),
    ),
  }),
  DescribeTrails: (call: Call) => ({ trailList: trailsOf(call).map((trail) => trail.description) }),
  ListTrails: (call: Call) => ({
    Trails: trailsOf(call).map(({ description: { TrailARN, Name, HomeRegion } }) => ({
      TrailARN,
      Name,
      HomeRegion,
    })),
  }),
  GetTrail: (call: Call) => ({ Trail: trailOf(call, 'Name').description }),
  GetTrailStatus: (call: Call) => trailOf(call, 'Name').status,
  GetEventSelectors: (call: Call) => trailOf(call, 'TrailName').selectors,
  GetInsightSelectors: (call: Call) => {
    const { insights } = trailOf(call, 'TrailName');
    if (insights !== undefined) return insights;
    throw new AwsError('InsightNotEnabledException', 400, 'Insights are not enabled on the trail');
  },
};

/** A trail is seen in its own region, and as its shadow in every other if it is of all regions. */
function trailsOf({ world, account, region, body }: Call): FakeTrail[] {
  return world.trails.filter(
    ({ account: owner, description }) =>
      (owner === account || description['IsOrganizationTrail'] === true) &&
      (description.HomeRegion === region ||
        (description['IsMultiRegionTrail'] === true && body['includeShadowTrails'] !== false)),
  );
}

function trailOf(call: Call, member: 'Name' | 'TrailName'): FakeTrail {
  const asked = call.body[member];
  const found = call.world.trails.find(
    ({ description: { Name, TrailARN } }) => asked === TrailARN || asked === Name,
  );
  if (found !== undefined) return found;
  throw new AwsError('TrailNotFoundException', 400, `Unknown trail: ${String(asked)}`);
}

const members = new Set(['StartTime', 'EndTime', 'MaxResults', 'NextToken']);
let answers = 0;

function lookupEvents({ world, account, region, now, habits, body }: Call): object {
  for (const name of Object.keys(body)) {
    if (!members.has(name)) throw new Unforeseen(`LookupEvents with ${name}`);
  }
  const { StartTime, EndTime, MaxResults = 50, NextToken } = body;
  const from = Math.max(Number(StartTime ?? 0), (now - retentionMs) / 1000);
  const to = Number(EndTime ?? now / 1000);
  const most = Number(MaxResults);
  if (Number(StartTime ?? 0) > to)
    throw new AwsError('InvalidTimeRangeException', 400, 'Start after end');
  if (!(most >= 1 && most <= 50))
    throw new AwsError('InvalidMaxResultsException', 400, 'Not 1 to 50');
  const bound = boundTo({ account, region, StartTime, EndTime, MaxResults });
  const start = NextToken === undefined ? 0 : positionOf(NextToken as string, bound);
  answers += 1;
  if (isEach(habits.emptyPageEvery)) return { Events: [], NextToken: tokenAt(start, bound) };
  const all = world.events.get(`${account} ${region}`) ?? [];
  const first = start === 0 ? firstAtOrBefore(all, to) : start;
  const page = [];
  let at = first;
  if (first === start && isEach(habits.duplicateEvery) && all[first - 1] !== undefined) at -= 1;
  for (; at < all.length && page.length < most; at += 1) {
    const event = all[at];
    if (event === undefined || event.time < from) break;
    if ((event.visibleFrom ?? 0) > now) continue;
    page.push({
      EventId: event.id,
      EventName: event.name,
      ReadOnly: String(event.readOnly),
      EventTime: event.time,
      EventSource: event.source,
      Username: event.username,
      Resources: [],
      CloudTrailEvent: event.text,
    });
  }
  const next = all[at];
  const isMore = next !== undefined && next.time >= from;
  return { Events: page, ...(isMore ? { NextToken: tokenAt(at, bound) } : {}) };
}

function isEach(n: number | undefined): boolean {
  return n !== undefined && answers % n === 0;
}

/** Events are newest first: the place of the first one that is not after `to`. */
function firstAtOrBefore(all: readonly { readonly time: number }[], to: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.time ?? 0) > to) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A token is good for the very parameters that it was given for. */
function boundTo(parameters: object): string {
  return createHash('sha256').update(JSON.stringify(parameters)).digest('hex').slice(0, 24);
}

function tokenAt(position: number, bound: string): string {
  return Buffer.from(`${bound} ${position} ${answers}`).toString('base64');
}

function positionOf(token: string, bound: string): number {
  const [given, position] = Buffer.from(token, 'base64').toString().split(' ');
  if (given === bound) return Number(position);
  throw new AwsError('InvalidNextTokenException', 400, 'The token was made for other parameters');
}
