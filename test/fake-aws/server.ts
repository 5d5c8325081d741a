/**
 * A fake AWS on this machine's loopback: the calls that collecting needs, with the limits and the
 * misbehaviour that AWS documents. Signatures are checked. What it does not foresee it answers with
 * an error of its own, and remembers: `unforeseen` must be empty at the end of a test.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, AwsError, type Request, Unforeseen, xml } from './answer.ts';
import { answerCloudTrail, cloudTrailAction, type LookupHabits } from './cloudtrail.ts';
import { answerEc2, answerOrganizations, answerSts, queryAction } from './directory.ts';
import { Meter } from './meter.ts';
import { answerS3, s3Action } from './s3.ts';
import { signedBy, type Signed } from './sign.ts';
import type { World } from './world.ts';

/** What goes wrong by chance: shares of 1, drawn with a seed. */
export interface Faults {
  readonly seed: number;
  readonly throttled?: number;
  readonly serverErrors?: number;
  readonly dropped?: number;
  /** Never answered. */
  readonly silent?: number;
}

export interface FakeAwsOptions {
  /** Milliseconds since 1970, for retention, sessions and skew. */
  readonly now?: () => number;
  /** LookupEvents of one account and region: 2 in 1000 ms, as AWS has it. */
  readonly rate?: { readonly requests: number; readonly perMs: number };
  readonly faults?: Faults;
  readonly habits?: LookupHabits;
  /** How long a session of AssumeRole lives. */
  readonly sessionMs?: number;
  /** Sessions end so soon although they were promised to live longer: AWS revokes them. */
  readonly sessionEndsAfterMs?: number;
  /** The fake's clock is ahead of the machine's by so much. */
  readonly skewMs?: number;
}

export interface FakeAws {
  readonly url: string;
  readonly meter: Meter;
  /** Requests by `service:Action`. */
  readonly counts: Map<string, number>;
  readonly unforeseen: string[];
  /** Replaces the faults that are drawn from now on. */
  setFaults(faults: Faults | undefined): void;
  close(): Promise<void>;
}

export async function startFakeAws(world: World, options: FakeAwsOptions = {}): Promise<FakeAws> {
  const fake = new Fake(world, options);
  const server = createServer((request, response) => void fake.serve(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    meter: fake.meter,
    counts: fake.counts,
    unforeseen: fake.unforeseen,
    setFaults: (faults) => fake.setFaults(faults),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class Fake {
  readonly meter: Meter;
  readonly counts = new Map<string, number>();
  readonly unforeseen: string[] = [];
  readonly #world: World;
  readonly #options: FakeAwsOptions;
  #faults: Faults | undefined;
  #random: () => number = () => 1;

  constructor(world: World, options: FakeAwsOptions) {
    this.#world = world;
    this.#options = options;
    this.meter = new Meter(options.rate ?? { requests: 2, perMs: 1000 });
    this.setFaults(options.faults);
  }

  setFaults(faults: Faults | undefined): void {
    this.#faults = faults;
    if (faults !== undefined) this.#random = drawn(faults.seed);
  }

  async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of message) parts.push(part as Buffer);
    const url = new URL(message.url ?? '/', 'http://fake');
    const request: Request = {
      method: message.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: message.headers as Request['headers'],
      body: Buffer.concat(parts).toString(),
    };
    const isXml = !(request.headers['content-type'] ?? '').includes('json');
    let answer: Answer | 'drop' | 'silence';
    try {
      answer = this.#answer(request);
    } catch (thrown) {
      answer = this.#refusal(thrown, isXml, request);
    }
    if (answer === 'drop') {
      message.socket.destroy();
      return;
    }
    if (answer === 'silence') return;
    response.writeHead(answer.status, { 'x-amzn-requestid': 'fake', ...answer.headers });
    response.end(answer.body);
  }

  #now(): number {
    return (this.#options.now ?? Date.now)() + (this.#options.skewMs ?? 0);
  }

  #answer(request: Request): Answer | 'drop' | 'silence' {
    const chance = this.#random();
    const { dropped = 0, serverErrors = 0, throttled = 0, silent = 0 } = this.#faults ?? {};
    const signed = signedBy(request, this.#world, this.#now());
    const call = this.#foresee(request, signed);
    const name = `${signed.service}:${call.action}`;
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    if (name === 'cloudtrail:LookupEvents') this.#meterLookup(signed);
    if (chance < dropped) return 'drop';
    if (chance < dropped + serverErrors) {
      throw new AwsError('InternalFailure', 500, 'The request processing has failed');
    }
    if (chance < dropped + serverErrors + throttled) {
      if (signed.service === 's3')
        throw new AwsError('SlowDown', 503, 'Please reduce your request rate.');
      throw new AwsError('ThrottlingException', 400, 'Rate exceeded');
    }
    if (chance > 1 - silent) return 'silence';
    this.#refuseDenied(signed, name);
    return call.answer();
  }

  #meterLookup({ principal, region }: Signed): void {
    if (this.meter.note(`${principal.account} ${region}`, performance.now())) return;
    throw new AwsError('ThrottlingException', 400, 'Rate exceeded');
  }

  #foresee(request: Request, signed: Signed): { action: string; answer: () => Answer } {
    const world = this.#world;
    switch (signed.service) {
      case 'cloudtrail': {
        const action = cloudTrailAction(request);
        const habits = this.#options.habits ?? {};
        const { region, principal } = signed;
        const call = { world, account: principal.account, region, now: this.#now(), habits };
        return { action, answer: () => answerCloudTrail(action, request, call) };
      }
      case 's3': {
        const asked = s3Action(request);
        return { action: asked.action, answer: () => answerS3(request, asked, world) };
      }
      case 'sts': {
        const action = queryAction(request, ['GetCallerIdentity', 'AssumeRole']);
        const expires = this.#now() + (this.#options.sessionMs ?? 3_600_000);
        const ends = this.#now() + (this.#options.sessionEndsAfterMs ?? Number.POSITIVE_INFINITY);
        const session = { expires, ends: Math.min(expires, ends) };
        return { action, answer: () => answerSts(action, request, signed, world, session) };
      }
      case 'ec2': {
        const action = queryAction(request, ['DescribeRegions']);
        return { action, answer: () => answerEc2(world) };
      }
      case 'organizations':
        return { action: 'ListAccounts', answer: () => answerOrganizations(request, world) };
      default:
        throw new Unforeseen(`service ${signed.service}`);
    }
  }

  #refuseDenied({ principal, service }: Signed, name: string): void {
    const { denied } = this.#world;
    if (!denied.has(`${principal.account} ${name}`) && !denied.has(`* ${name}`)) return;
    throw new AwsError(
      service === 's3' ? 'AccessDenied' : 'AccessDeniedException',
      service === 's3' ? 403 : 400,
      `User: ${principal.arn} is not authorized to perform: ${name} because no identity-based policy allows the ${name} action`,
    );
  }

  #refusal(thrown: unknown, isXml: boolean, request: Request): Answer {
    if (!(thrown instanceof AwsError)) {
      this.unforeseen.push(thrown instanceof Error ? thrown.message : String(thrown));
      return { status: 501, body: 'the fake AWS did not foresee this request' };
    }
    const { code, status, message } = thrown;
    if (request.method === 'HEAD') return { status, body: '' };
    if (!isXml) {
      return {
        status,
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        body: JSON.stringify({ __type: code, message }),
      };
    }
    const said = `<Code>${code}</Code><Message>${xml(message)}</Message>`;
    if (request.body.startsWith('Action=DescribeRegions')) {
      const body = `<Response><Errors><Error>${said}</Error></Errors><RequestID>fake</RequestID></Response>`;
      return { status, headers: { 'content-type': 'text/xml' }, body };
    }
    const isQuery = request.method === 'POST';
    const body = isQuery
      ? `<ErrorResponse><Error><Type>Sender</Type>${said}</Error><RequestId>fake</RequestId></ErrorResponse>`
      : `<?xml version="1.0" encoding="UTF-8"?><Error>${said}<RequestId>fake</RequestId></Error>`;
    return { status, headers: { 'content-type': 'application/xml' }, body };
  }
}

/** Numbers from 0 to 1, the same ones for a seed (Numerical Recipes, ranqd1). */
function drawn(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
