import { controlResults, type ControlSummary } from '../../../preload/contract/assessment.ts';
import type { MeterPart } from '../../ui/index.ts';
import { resultLooks } from './control-result.ts';

/** How many controls came to which result, in the order of the scale. */
export function resultParts(controls: readonly ControlSummary[]): MeterPart[] {
  return controlResults.map((result) => ({
    label: resultLooks[result].words,
    tone: resultLooks[result].tone,
    value: controls.filter(({ conclusion }) => conclusion === result).length,
  }));
}
