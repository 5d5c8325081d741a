import type { Input, Output } from '../../../preload/contract/calls.ts';
import type { App } from '../../app/app.ts';

type PageInput = Input<'events.page'>;

/** A page that was read while the search was going on may have become longer: it is read again. */
export async function forgetShortPages(
  app: App,
  of: Pick<PageInput, 'query' | 'result'>,
  found: number,
): Promise<void> {
  await app.queries.invalidateQueries({
    predicate: ({ queryKey: [name, input], state }) => {
      if (name !== 'events.page') return false;
      const { query, result, offset, limit } = input as PageInput;
      if (query !== of.query || result !== of.result) return false;
      const held = (state.data as Output<'events.page'> | undefined)?.length;
      return held !== undefined && held < Math.min(limit, found - offset);
    },
  });
}
