import type { Checks } from '../checks.ts';
import { chainOf, readPem } from '../report/trust.ts';
import type { GoodStamp } from './check-stamp.ts';

/**
 * Whether the authority's chain ends in one of the certificates given, valid at the time it tells.
 *
 * @param pem certificates; they alone decide
 * @param name how the check is called
 * @throws Problem bad_request
 */
export function checkStampTrust(
  { authority, others, at }: GoodStamp,
  pem: string,
  name: string,
  checks: Checks,
): boolean {
  const given = readPem(pem);
  const isGiven = (raw: Buffer): boolean => given.some((anchor) => anchor.raw.equals(raw));
  const { links, broken } = chainOf(authority, [...given, ...others], at, ({ raw }) =>
    isGiven(raw),
  );
  const top = links.at(-1) ?? authority;
  if (broken === undefined && isGiven(top.raw)) {
    checks.pass(name, `the authority “${authority.name}” chains to “${top.name}”, which you trust`);
    return true;
  }
  checks.fail(
    name,
    `the authority “${authority.name}” does not chain to a certificate you gave: ${broken ?? `the chain ends in “${top.name}”`}`,
  );
  return false;
}
