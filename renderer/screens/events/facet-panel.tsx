import { useId, type MouseEvent, type ReactElement } from 'react';
import { identityKinds } from '../../../preload/contract/domain.ts';
import { facetNames, type FacetName } from '../../../preload/contract/overview.ts';
import { useApp } from '../../app/app-context.ts';
import { useRemembered } from '../../app/memory.ts';
import { openValueMenu } from '../../app/value-menu.tsx';
import { Button, formatCount, Kbd, Skeleton } from '../../ui/index.ts';
import { facetRows, firstLimit, nextLimit, type FacetRow } from './facet-rows.ts';
import { facetWords } from './facet-words.ts';
import { FacetTree } from './facet-tree.tsx';
import { useNarrow } from './use-narrow.ts';
import type { OverviewState } from './use-overview.ts';
import type { Search } from './use-search.ts';
import './facets.css';

export type Limits = Readonly<Partial<Record<FacetName, number>>>;

/** As many values of each group as there is room for at first; the kinds of identity are few. */
export const firstLimits: Limits = {
  ...Object.fromEntries(facetNames.map((name) => [name, firstLimit])),
  identityKind: identityKinds.length,
};

export interface FacetPanelProps {
  readonly search: Search;
  readonly state: OverviewState;
  readonly limits: Limits;
  readonly onLimits: (limits: Limits) => void;
}

const none: readonly FacetName[] = [];

/** The values of what is found, with their events: what narrows. */
export function FacetPanel({ search, state, limits, onLimits }: FacetPanelProps): ReactElement {
  const { overview, isOld, problem, again } = state;
  const [folded, setFolded] = useRemembered('events.folded', none);
  const app = useApp();
  const narrow = useNarrow();
  const hint = useId();
  const limitOf = (name: FacetName): number => limits[name] ?? firstLimit;
  const rows = facetRows(overview?.facets ?? [], new Set(folded), limitOf);
  const onPress = (row: FacetRow, isExcluding: boolean): void => {
    switch (row.kind) {
      case 'head':
        setFolded(
          row.isOpen ? [...folded, row.facet] : folded.filter((name) => name !== row.facet),
        );
        return;
      case 'more':
        onLimits({ ...limits, [row.facet]: nextLimit(limitOf(row.facet)) ?? firstLimit });
        return;
      case 'value': {
        const { chosen, tests } = row.value;
        const wanted = isExcluding ? 'excluded' : 'included';
        const isBack = chosen === wanted || (chosen === 'excluded' && !isExcluding);
        narrow({ kind: isBack ? 'forget' : isExcluding ? 'exclude' : 'include', tests });
      }
    }
  };
  const onMenu = (row: FacetRow, event: MouseEvent): void => {
    if (row.kind !== 'value') return;
    const { text, tests } = row.value;
    openValueMenu(app, event, [{ name: facetWords[row.facet].title, text, tests }]);
  };
  return (
    <section className="facets" aria-label="Filters" data-old={isOld || undefined}>
      <div className="facets-body">
        {problem !== null && (
          <div className="facets-problem">
            <p className="ui-tone-exception">{problem.message}</p>
            <Button size="small" onPress={again}>
              Count again
            </Button>
          </div>
        )}
        {overview === undefined && problem === null && <Counting />}
        {overview !== undefined && rows.length === 0 && problem === null && (
          <p className="facets-none">{overview.isDone ? 'No event, no value.' : 'Counting…'}</p>
        )}
        {rows.length > 0 && (
          <FacetTree rows={rows} describedBy={hint} onPress={onPress} onMenu={onMenu} />
        )}
      </div>
      <footer className="facets-foot">
        <SoFar search={search} state={state} />
        <p id={hint}>
          <span>
            <Kbd keys="enter" /> include
          </span>{' '}
          <span>
            <Kbd keys="shift+enter" /> exclude
          </span>{' '}
          <span>
            <Kbd keys="v" /> menu
          </span>
        </p>
      </footer>
    </section>
  );
}

function SoFar({ search, state }: Pick<FacetPanelProps, 'search' | 'state'>): ReactElement | null {
  const { overview, isOld } = state;
  if (overview === undefined || isOld || overview.isDone) return null;
  const found = Math.max(search.found?.found ?? 0, overview.counted);
  return (
    <p>
      So far: {formatCount(overview.counted)} of {formatCount(found)} counted
    </p>
  );
}

/** The places of the first values. */
function Counting(): ReactElement {
  return (
    <div className="facets-counting">
      <span className="ui-hidden">Counting…</span>
      {[88, 64, 72, 40, 56, 80, 48].map((width) => (
        <Skeleton key={width} width={`${width}%`} height={12} />
      ))}
    </div>
  );
}
