import { Problem } from '../../../preload/contract/errors.ts';

/**
 * Refuses an endpoint without encryption elsewhere than on this machine: what is read would cross the
 * network for everybody to see.
 *
 * @throws Problem bad_request
 */
export function refusePlainEndpoint(url: string | undefined): void {
  if (url === undefined) return;
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && isHere)) return;
  throw new Problem(
    'bad_request',
    `“${url}” must begin with https:// (http only on this machine).`,
  );
}

/**
 * The endpoint of all services in place of AWS's own, from `TRAILPROOF_AWS_ENDPOINT`: for tests and the
 * fake AWS, or behind a gateway. The page cannot set it.
 *
 * @throws Problem bad_request
 */
export function endpointOfEnvironment(): string | undefined {
  const url = process.env['TRAILPROOF_AWS_ENDPOINT'];
  if (url === undefined || url === '') return undefined;
  refusePlainEndpoint(url);
  return url;
}
