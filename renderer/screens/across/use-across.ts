import { useState } from 'react';
import type { Output } from '../../../preload/contract/calls.ts';
import type { Problem } from '../../../preload/contract/errors.ts';
import { useCall } from '../../app/calls.ts';
import { useDebounced } from '../../app/use-debounced.ts';

/** Others than the open one may have no index in memory yet: a search is asked when typing rests. */
const REST_MS = 250;

export interface AcrossFound extends Output<'across.count'> {
  readonly query: string;
}

export interface AcrossSearch {
  /** The newest result; the one before stays until it is there. */
  readonly found: AcrossFound | undefined;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
}

/** The result of a query over all engagements of the list. */
export function useAcross(typed: string): AcrossSearch {
  const query = useDebounced(typed.trim(), REST_MS, isEmpty);
  const { data, error, isFetching } = useCall('across.count', { query });
  const [found, setFound] = useState<AcrossFound>();
  const isNew = data !== undefined && (found?.query !== query || found.count !== data.count);
  const isOfMore = data !== undefined && found?.each.length !== data.each.length;
  if (data !== undefined && (isNew || isOfMore)) setFound({ ...data, query });
  return {
    found,
    isBusy: isFetching || query !== typed.trim(),
    // What a newer query has overtaken is no news.
    problem: query === typed.trim() && error?.code !== 'cancelled' ? error : null,
  };
}

function isEmpty(text: string): boolean {
  return text === '';
}
