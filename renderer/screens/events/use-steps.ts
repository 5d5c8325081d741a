import { useEffect, useRef, type RefObject } from 'react';
import { useApp } from '../../app/app-context.ts';
import { noteMeant, noteSearch } from '../../app/searched.ts';
import { useStore } from '../../app/store.ts';
import type { Search } from './use-search.ts';

/**
 * Makes searches steps of the way that Back and Forward lead along. A search counts when somebody did
 * something with it: chose it by a click, pressed Enter, left the field, or read a row of it. What is
 * half typed is no step.
 *
 * @returns to be called when the search as typed is meant
 */
export function useSteps(
  {
    query,
    search,
    selected,
  }: { readonly query: string; readonly search: Search; readonly selected: number | null },
  field: RefObject<HTMLInputElement | null>,
): () => void {
  const app = useApp();
  const { place } = useStore(app.route);
  const wanted = place.at === 'events' ? place.search : undefined;
  const isMeant = useRef(false);
  const last = useRef({ query, selected });
  useEffect(() => {
    // The first of a visit is what was asked before the room was left.
    if (wanted === undefined) {
      isMeant.current = true;
      noteSearch(app);
    } else if (wanted !== app.query.get().trim()) {
      // Back out of the surroundings of an event, or past them.
      if (app.around.get()?.query !== wanted) app.around.set(null);
      app.query.set(wanted);
    }
  }, [app, wanted]);
  useEffect(() => {
    if (last.current.query === query && last.current.selected === selected) return;
    last.current = { query, selected };
    // What is typed says itself when it is meant; all else was chosen.
    isMeant.current = document.activeElement !== field.current;
  }, [query, selected, field]);
  useEffect(() => {
    if (!isMeant.current || search.problem !== null) return;
    if (search.found?.query !== query.trim()) return;
    isMeant.current = false;
    noteMeant(app);
  });
  return () => {
    isMeant.current = true;
    if (search.problem === null && search.found?.query === query.trim()) noteMeant(app);
  };
}
