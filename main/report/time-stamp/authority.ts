/** The one thing in a report's room that uses the network, and only when a person asks for it. */
import { Problem } from '../../../preload/contract/errors.ts';
import { readResponse } from './response.ts';

/** A token with its certificates has a few kilobytes. */
const largestAnswer = 1024 * 1024;
const usualTimeoutMs = 30_000;

export interface Asking {
  readonly timeoutMs?: number | undefined;
}

/**
 * The address of a time-stamping authority.
 *
 * @throws Problem bad_request
 */
export function authorityUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Problem(
      'bad_request',
      'The authority’s address is no web address; write it like https://tsa.example.com/tsr.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new Problem(
      'bad_request',
      'The authority’s address holds a password; name an authority that needs none.',
    );
  }
  return url;
}

/**
 * Sends a request to a time-stamping authority over HTTP (RFC 3161, 3.4) and takes the token out of its
 * answer. What the token says is not looked at here.
 *
 * @returns DER of the token
 * @throws Problem unreachable (no answer in time, or none that is a time stamp), refused (the
 *   authority rejected the request)
 */
export async function askAuthority(
  url: URL,
  request: Uint8Array,
  { timeoutMs = usualTimeoutMs }: Asking = {},
): Promise<Buffer> {
  const no = (what: string): Problem =>
    new Problem(
      'unreachable',
      `No time stamp came from ${url.host}: ${what}. Nothing was recorded.`,
    );
  const { bytes, status, type } = await exchange(url, request, timeoutMs, no);
  if (status !== 200) throw no(`it answered with status ${status}`);
  const response = readResponse(bytes);
  switch (response.kind) {
    case 'token':
      return response.token;
    case 'rejected':
      throw new Problem(
        'refused',
        `${url.host} refused to stamp (status ${response.status}${response.words === '' ? '' : `: ${response.words}`}). Nothing was recorded.`,
      );
    case 'other':
      throw no(`its answer is something else (${type || 'of no kind'}); check the address`);
  }
}

interface Exchanged {
  readonly bytes: Buffer;
  readonly status: number;
  readonly type: string;
}

async function exchange(
  url: URL,
  request: Uint8Array,
  timeoutMs: number,
  no: (what: string) => Problem,
): Promise<Exchanged> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/timestamp-query',
        accept: 'application/timestamp-reply',
      },
      body: Uint8Array.from(request),
      // Another address than the one the person gave is not asked.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const type = (response.headers.get('content-type') ?? '').slice(0, 60);
    return { bytes: await limited(response, no), status: response.status, type };
  } catch (thrown) {
    throw thrown instanceof Problem ? thrown : no(causeIn(thrown, timeoutMs));
  }
}

async function limited(response: Response, no: (what: string) => Problem): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array;
    size += bytes.length;
    if (size > largestAnswer) throw no('its answer is larger than 1 MB');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at that address',
  ENOTFOUND: 'there is no such host, or no network',
  EAI_AGAIN: 'there is no network',
  ENETUNREACH: 'there is no network',
  ECONNRESET: 'it broke off the connection',
};

function causeIn(thrown: unknown, timeoutMs: number): string {
  if (thrown instanceof Error && thrown.name === 'TimeoutError') {
    return `it did not answer within ${timeoutMs / 1000} seconds`;
  }
  const cause = (thrown as { cause?: { code?: unknown } } | null)?.cause;
  const code = typeof cause?.code === 'string' ? cause.code : '';
  return causes[code] ?? `the connection failed${code === '' ? '' : ` (${code})`}`;
}
