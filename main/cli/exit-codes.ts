import type { Problem, ProblemCode } from '../../preload/contract/errors.ts';

/**
 * Problems of usage end with 2, refusals with 3, everything else that went wrong with 1; Ctrl-C with
 * 130.
 */
const exitCodes: ReadonlyMap<ProblemCode, number> = new Map([
  ['bad_request', 2],
  ['bad_query', 2],
  ['no_profile', 2],
  ['not_found', 2],
  ['not_an_archive', 2],
  ['unreadable', 2],
  ['busy', 3],
  ['wrong_password', 3],
  ['bad_key', 3],
  ['refused', 3],
  ['unwritable', 3],
  ['archive_from_future', 3],
  ['cancelled', 130],
]);

/**
 * The exit code of a failure. A file that may not be read is refused; one that is not there was
 * named wrongly. Both are `unreadable`, so that the reason (platform/files.ts) decides.
 */
export function exitCodeOf({ code, message }: Problem): number {
  if (code === 'unreadable' && message.endsWith('permission denied.')) return 3;
  return exitCodes.get(code) ?? 1;
}
