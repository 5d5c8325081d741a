import type { LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail';
import type { Access } from './access.ts';

/** A page of LookupEvents: the bytes that AWS sent, and what they said. */
export interface Page {
  readonly bytes: Buffer;
  readonly events: number;
  readonly next: string | undefined;
}

/** One question to the event history of an account in a region. */
export interface Question {
  readonly region: string;
  /** Seconds since 1970, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly token: string | undefined;
}

/** Fifty is the most that AWS gives (LookupEvents, MaxResults); it is always asked for. */
export const pageSize = 50;

/**
 * Asks for one page. The body is kept before the SDK parses it: what is archived is what was delivered.
 *
 * @throws as the SDK does
 */
export async function lookUpPage(
  access: Access,
  { region, from, to, token }: Question,
  signal: AbortSignal | undefined,
): Promise<Page> {
  const { LookupEventsCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = await access.cloudTrail(region);
  const command = new LookupEventsCommand({
    StartTime: new Date(from * 1000),
    EndTime: new Date(to * 1000),
    MaxResults: pageSize,
    ...(token === undefined ? {} : { NextToken: token }),
  });
  let bytes: Buffer = Buffer.alloc(0);
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { body: AsyncIterable<Uint8Array> | Uint8Array };
      bytes = await bytesOf(response.body);
      response.body = bytes;
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'keepBody' },
  );
  const options = signal === undefined ? {} : { abortSignal: signal };
  const said: LookupEventsCommandOutput = await client.send(command, options);
  return { bytes, events: said.Events?.length ?? 0, next: said.NextToken };
}

async function bytesOf(body: AsyncIterable<Uint8Array> | Uint8Array): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body);
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
