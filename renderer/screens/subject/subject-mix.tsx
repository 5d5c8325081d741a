import type { ReactElement } from 'react';
import type { Facet, FacetName, FacetValue } from '../../../preload/contract/overview.ts';
import { useApp } from '../../app/app-context.ts';
import { searchFor } from '../../app/around.ts';
import { plural } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import type { Subject } from '../../app/subject.ts';
import { formatCount, SectionLabel, Skeleton } from '../../ui/index.ts';
import { facetWords, valueName, valueWords } from '../events/facet-words.ts';
import type { OverviewState } from '../events/use-overview.ts';

/** What says nothing of a subject, because all its events have the same. */
const own: Readonly<Partial<Record<Subject['kind'], FacetName>>> = {
  principal: 'principal',
  'source address': 'sourceIPAddress',
};
const order: readonly FacetName[] = [
  'event',
  'errorCode',
  'principal',
  'sourceIPAddress',
  'region',
  'account',
  'identityKind',
];

export interface SubjectMixProps {
  readonly subject: Subject;
  readonly query: string;
  readonly state: OverviewState;
}

/** What the events of a subject are made of; each value leads to the events that have it. */
export function SubjectMix({ subject, query, state }: SubjectMixProps): ReactElement {
  const { overview, problem } = state;
  if (problem !== null) return <p role="alert">{problem.message}</p>;
  if (overview === undefined) return <Skeleton width="100%" height={180} />;
  const shown = order.filter((name) => name !== own[subject.kind]);
  return (
    <div className="subject-mix" data-old={state.isOld || undefined}>
      {shown.map((name) => {
        const facet = overview.facets.find((each) => each.name === name);
        return (
          facet !== undefined && (
            <Part key={name} facet={facet} of={overview.counted} query={query} />
          )
        );
      })}
    </div>
  );
}

interface PartProps {
  readonly facet: Facet;
  readonly of: number;
  readonly query: string;
}

function Part({ facet, of, query }: PartProps): ReactElement {
  const app = useApp();
  const { title } = facetWords[facet.name];
  const open = ({ tests }: FacetValue): void =>
    attempt(async () => {
      const change = { kind: 'include', tests } as const;
      const narrowed = await app.client.call('events.narrow', { query, change });
      searchFor(app, narrowed.query);
    });
  const left = facet.distinct - facet.values.length;
  return (
    <section className="subject-part" aria-label={title}>
      <SectionLabel aside={formatCount(facet.distinct)}>{title}</SectionLabel>
      {facet.values.length === 0 && <p className="ui-quiet">none</p>}
      <ul>
        {facet.values.map((value) => {
          const { main, more } = valueWords(facet.name, value);
          return (
            <li key={`${value.text} ${value.source}`}>
              <button
                type="button"
                aria-label={valueName(facet.name, value)}
                title={[main, more].filter(Boolean).join(' · ')}
                onClick={() => open(value)}
              >
                <span
                  className="subject-share"
                  style={{ width: `${Math.max(1, (value.events / Math.max(1, of)) * 100)}%` }}
                />
                <span className="ui-truncate">
                  {main} {more !== '' && <span className="ui-quiet">{more}</span>}
                </span>
                <span className="subject-count">{formatCount(value.events)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {left > 0 && <p className="ui-quiet">and {plural(left, 'more', 'more')}</p>}
    </section>
  );
}
