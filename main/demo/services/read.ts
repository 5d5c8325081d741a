import type { MakeCall, Scope } from '../script.ts';

type Request = (scope: Scope) => unknown;

/** A read-only call; CloudTrail records no response for those. */
export function read(source: string, name: string, request?: Request): MakeCall {
  return (scope) => ({
    source: `${source}.amazonaws.com`,
    name,
    readOnly: true,
    request: request === undefined ? null : request(scope),
  });
}

/** Several read-only calls of a service with the same shape of request. */
export function reads(source: string, names: string, request?: Request): readonly MakeCall[] {
  return names.split(' ').map((name) => read(source, name, request));
}
