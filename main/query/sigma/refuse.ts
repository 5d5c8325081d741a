import { Problem } from '../../../preload/contract/errors.ts';

/**
 * Ends the loading of a rule.
 *
 * @param where the part of the rule, e.g. `detection.selection.eventName|re`
 * @throws Problem bad_rule, always
 */
export function refuse(what: string, where: string): never {
  throw new Problem('bad_rule', `This Sigma rule cannot be used: in ${where}, ${what}.`, { where });
}
