import type { ReactElement } from 'react';
import type {
  Completeness,
  Finding,
  Gap,
  TrailLogging,
} from '../../../../preload/contract/completeness.ts';
import { gapsByCause } from '../../../app/completeness.ts';
import { formatMinute, plural } from '../../../app/format.ts';
import {
  Badge,
  formatCount,
  Panel,
  SectionLabel,
  shortenHash,
  StateGlyph,
} from '../../../ui/index.ts';
import { GapCard } from './gap-card.tsx';
import { FindingList } from './finding-list.tsx';
import type { Cell } from './grid-keys.ts';

/** Told in the panel; the command line has them all. */
const most = 40;

/** All that is wrong or open, whose the keys are, and what is known of logging. */
export function OverviewPanel({
  result,
  onOpen,
}: {
  readonly result: Completeness;
  readonly onOpen: (cell: Cell) => void;
}): ReactElement {
  const { gaps, findings, findingCount, keyList, logging } = result;
  const open = (place: Gap | Finding): void => {
    const cell = cellOf(result, place);
    if (cell !== undefined) onOpen(cell);
  };
  const groups = gapsByCause(gaps.slice(0, 1000));
  return (
    <Panel title="The trail">
      <div className="trail-panel">
        {findingCount > 0 && (
          <section>
            <SectionLabel aside={formatCount(findingCount)}>Found</SectionLabel>
            <FindingList findings={findings.slice(0, most)} onOpen={open} />
          </section>
        )}
        <section>
          <SectionLabel aside={formatCount(gaps.length)}>Gaps</SectionLabel>
          {gaps.length === 0 ? (
            <p>No gap in what was handed over.</p>
          ) : (
            groups
              .slice(0, most)
              .map(([gap, ...others]) => (
                <GapCard
                  key={`${gap.account} ${gap.region} ${gap.from}`}
                  gap={gap}
                  others={others}
                  onOpen={() => open(gap)}
                />
              ))
          )}
          {groups.length > most && (
            <p>… and {plural(groups.length - most, 'more cause')} of gaps.</p>
          )}
        </section>
        <section>
          <SectionLabel aside={formatCount(keyList.length)}>Public keys</SectionLabel>
          {keyList.length === 0 && <p>None came with the digests.</p>}
          <ul className="trail-keys" aria-label="Public keys">
            {keyList.map(({ fingerprint, origin, source, digests }) => (
              <li key={fingerprint}>
                <span title={fingerprint}>
                  <code>{shortenHash(fingerprint, 6)}</code>{' '}
                  {origin === 'confirmed' ? (
                    <Badge tone="valid">confirmed by us</Badge>
                  ) : (
                    <Badge tone="attention">supplied by the client</Badge>
                  )}
                </span>
                <span title={source}>
                  {plural(digests, 'digest')} · {source}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <SectionLabel aside={formatCount(logging.length)}>Was it logged at all?</SectionLabel>
          <p>
            By the acts on trails that are in this archive, and by what AWS answered when it was
            collected. What a trail did before the first of them, they cannot tell.
          </p>
          {logging.map((trail) => (
            <TrailHistory key={trail.arn} trail={trail} />
          ))}
        </section>
      </div>
    </Panel>
  );
}

/** The day on which a gap or a finding begins. */
function cellOf({ rows, firstDay }: Completeness, gap: Gap | Finding): Cell | undefined {
  const row = rows.findIndex(
    ({ account, region }) => account === gap.account && region === gap.region,
  );
  if (row < 0 || firstDay === null) return undefined;
  const column = Math.floor((Date.parse(gap.from) - Date.parse(firstDay)) / 86_400_000);
  return { row, column: Math.max(0, column) };
}

function TrailHistory({ trail }: { readonly trail: TrailLogging }): ReactElement {
  const { name, arn, isOrganization, isMultiRegion, spans, told } = trail;
  const scope = [
    isOrganization ? 'organisation' : 'one account',
    isMultiRegion ? 'all regions' : 'one region',
  ];
  return (
    <div className="trail-history">
      <strong title={arn}>{name}</strong> <span>{scope.join(', ')}</span>
      <ul aria-label={`Logging of ${name}`}>
        {spans.map(({ from, state, because }) => (
          <li key={from ?? 'before'}>
            <StateGlyph state={state === '1' ? 'done' : state === '0' ? 'attention' : 'unknown'} />
            <span>
              {state === '1' ? 'on' : state === '0' ? 'off' : 'not known'}
              {from === null ? ' before' : ` since ${formatMinute(from)}`}
              {because !== '' && <small title={because}>{because}</small>}
            </span>
          </li>
        ))}
        {told.map(({ from, words }) => (
          <li key={`told ${from}`}>
            <StateGlyph state="note" />
            <span>
              told to log since {formatMinute(from)}
              <small title={words}>{words}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
