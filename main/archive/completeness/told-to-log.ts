import type { ToldToLog } from '../../../preload/contract/completeness.ts';
import { instant } from '../../platform/clock.ts';
import {
  insightsIn,
  selectionIn,
  selectionWords,
  usualSelection,
  type Selection,
} from './event-selectors.ts';
import type { TrailAct, TrailSnapshot } from './trail-acts.ts';

/** What one act or answer says; undefined: nothing of it. `ends`: the trail is no more. */
interface Word {
  readonly at: number;
  readonly ends: boolean;
  readonly selection: Selection | undefined;
  readonly insights: readonly string[] | undefined;
}

/**
 * What a trail was told to log and since when, oldest first; what is told twice is one stretch. A trail
 * begins with the usual selection; before the first word of it nothing is known, and one that was
 * deleted logs nothing until another is made under its name.
 */
export function toldToLog({
  acts,
  snapshots,
}: {
  readonly acts: readonly TrailAct[];
  readonly snapshots: readonly TrailSnapshot[];
}): ToldToLog[] {
  const words = [...acts.map(wordOfAct), ...snapshots.map(wordOfAnswer)];
  const found: ToldToLog[] = [];
  const close = (at: number): void => {
    const last = found.at(-1);
    if (last?.to === null) found[found.length - 1] = { ...last, to: instant(at) };
  };
  let selection: Selection | undefined;
  let insights: readonly string[] | null = null;
  for (const said of words.toSorted((a, b) => a.at - b.at)) {
    selection = said.ends ? undefined : (said.selection ?? selection);
    insights = said.ends ? null : (said.insights ?? insights);
    const told = selection && selectionWords(selection, insights);
    const last = found.at(-1);
    if (last?.to === null && last.words === told) continue;
    close(said.at);
    if (selection === undefined || told === undefined) continue;
    const kept = insights === null ? null : [...insights];
    found.push({ from: instant(said.at), to: null, words: told, ...selection, insights: kept });
  }
  return found;
}

function wordOfAct({ at, name, request }: TrailAct): Word {
  const isNew = name === 'CreateTrail';
  return {
    at,
    ends: name === 'DeleteTrail',
    selection: isNew ? usualSelection : selectionIn(request),
    insights: isNew ? [] : insightsIn(request),
  };
}

function wordOfAnswer({ at, eventSelectors, insightSelectors }: TrailSnapshot): Word {
  const [selection, insights] = [selectionIn(eventSelectors), insightsIn(insightSelectors)];
  return { at, ends: false, selection, insights };
}
