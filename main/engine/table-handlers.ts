import { Problem } from '../../preload/contract/errors.ts';
import { mostCopied, usualTable, type tableCalls } from '../../preload/contract/table.ts';
import { cellsOf, columnField } from '../query/index.ts';
import { copyText } from './copy-text.ts';
import type { EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { orderedOf } from './orders.ts';
import { refsAt } from './refs-at.ts';

/** A cell of the window shows one line of this at most. */
const shownCharacters = 300;

export function tableHandlers(state: EngineState): EngineHandlers<keyof typeof tableCalls> {
  return {
    'events.field': ({ field }) => ({ field: columnField(field) }),
    'events.cells'({ refs, fields }) {
      const { read, readText } = state.session();
      return cellsOf(read, readText, { refs, fields, most: shownCharacters });
    },
    async 'events.place'({ query, result, sort, ref }) {
      const { read, results } = state.session();
      const { search } = results.told(query, result);
      const inOrder = await orderedOf(read, search, sort ?? usualTable.sort);
      return { place: inOrder.placeOf(ref) ?? null };
    },
    async 'events.copy'({ as, fields, redact, ...selected }) {
      const { read, readText, results } = state.session();
      const refs = await refsAt(read, results, {
        ...selected,
        most: mostCopied,
        whatFor: 'the clipboard takes',
      });
      if (refs.length === 0) {
        throw new Problem('not_found', 'There is no event to copy: the result holds none there.');
      }
      const { text, redacted } = await copyText(read, readText, { refs, as, fields, redact });
      return { text, events: refs.length, redacted: redact ? redacted : null };
    },
  };
}
