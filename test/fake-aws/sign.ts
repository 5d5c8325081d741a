import { createHash, createHmac } from 'node:crypto';
import { AwsError, type Request, Unforeseen } from './answer.ts';
import type { Principal, World } from './world.ts';

/** Who signed a request (AWS General Reference, "Signature Version 4"), for which service and region. */
export interface Signed {
  readonly principal: Principal;
  readonly service: string;
  readonly region: string;
}

const mostSkewMs = 5 * 60_000;

/**
 * Checks a request's signature as AWS does, its clock against the fake's, and the end of its session.
 *
 * @throws Unforeseen if it is not signed at all; AwsError if the signature does not hold
 */
export function signedBy(request: Request, world: World, now: number): Signed {
  const header = request.headers['authorization'] ?? '';
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  if (match === null)
    throw new Unforeseen(`a request without SigV4: ${request.method} ${request.path}`);
  const [, key = '', date = '', region = '', service = '', names = '', signature] = match;
  const principal = world.principals.get(key);
  if (principal === undefined) {
    throw new AwsError(
      service === 's3' ? 'InvalidAccessKeyId' : 'UnrecognizedClientException',
      403,
      `The security token included in the request is invalid: ${key}`,
    );
  }
  const canonical = canonicalRequest(request, names, service);
  const time = request.headers['x-amz-date'] ?? '';
  const scope = `${date}/${region}/${service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`;
  const expected = [date, region, service, 'aws4_request', text].reduce<Buffer | string>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${principal.secret}`,
  );
  if (Buffer.from(expected).toString('hex') !== signature) {
    throw new AwsError(
      service === 's3' ? 'SignatureDoesNotMatch' : 'InvalidSignatureException',
      403,
      // AWS repeats the canonical request, with the session token in it: a trap for whoever logs it.
      `The request signature we calculated does not match. The Canonical String for this request should have been '${canonical}'`,
    );
  }
  refuseLate(time, service, now);
  if (
    principal.token !== undefined &&
    principal.token !== request.headers['x-amz-security-token']
  ) {
    throw new AwsError('InvalidClientTokenId', 403, 'The security token is invalid.');
  }
  if (principal.expires !== undefined && principal.expires <= now) {
    throw new AwsError(
      service === 's3' ? 'ExpiredToken' : 'ExpiredTokenException',
      400,
      'The security token included in the request is expired',
    );
  }
  return { principal, service, region };
}

function refuseLate(time: string, service: string, now: number): void {
  const at = Date.parse(
    time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (Math.abs(at - now) <= mostSkewMs) return;
  throw new AwsError(
    service === 's3' ? 'RequestTimeTooSkewed' : 'InvalidSignatureException',
    403,
    `Signature expired: ${time} is now earlier than the request allows (${new Date(now).toISOString()})`,
  );
}

function canonicalRequest(request: Request, names: string, service: string): string {
  const query = [...request.query]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join('&');
  const headers = names
    .split(';')
    .map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`)
    .join('');
  // S3 escapes a path once, the others twice; theirs is always "/".
  if (service !== 's3' && request.path !== '/') {
    throw new Unforeseen(`a path of ${service}: ${request.path}`);
  }
  const payload = request.headers['x-amz-content-sha256'] ?? sha256(request.body);
  return [request.method, request.path, query, headers, names, payload].join('\n');
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
