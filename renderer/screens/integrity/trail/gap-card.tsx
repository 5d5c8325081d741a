import type { ReactElement } from 'react';
import type { Gap } from '../../../../preload/contract/completeness.ts';
import { useApp } from '../../../app/app-context.ts';
import { askWhyGap } from '../../../app/completeness.ts';
import { formatDay, formatTime, plural } from '../../../app/format.ts';
import { attempt } from '../../../app/problems.ts';
import { useReadOnly } from '../../../app/read-only.tsx';
import { Button, StateGlyph } from '../../../ui/index.ts';

/** A gap: where, when, why as far as it is known, and what people have noted on it. */
export function GapCard({
  gap,
  others,
  shortcut,
  onOpen,
}: {
  readonly gap: Gap;
  /** Gaps elsewhere with the same cause. */
  readonly others: readonly Gap[];
  readonly shortcut?: string | undefined;
  readonly onOpen?: (() => void) | undefined;
}): ReactElement {
  const app = useApp();
  const isReadOnly = useReadOnly();
  const { account, region, from, to, reason, detail, notes } = gap;
  return (
    <article className="trail-gap" aria-label={`Gap in ${account}, ${region}`}>
      <header>
        <StateGlyph state="attention" />
        <strong>
          {reason}, {lengthWords(from, to)}
        </strong>
        {notes.length === 0 && <span className="trail-unexplained">unexplained</span>}
      </header>
      <p>
        {account}, {region}
        {others.length > 0 && (
          <span title={others.map((each) => `${each.account}, ${each.region}`).join('\n')}>
            {' '}
            and {plural(others.length, 'other account and region', 'other accounts and regions')}
          </span>
        )}
        <br />
        <code>
          {formatTime(from)} to {formatTime(to)}
        </code>
      </p>
      <p className="ui-selectable">{detail}</p>
      {notes.map(({ note, by, at }) => (
        <p key={at} className="trail-note">
          <StateGlyph state="note" /> <span>{note}</span> <small>{`${by}, ${formatDay(at)}`}</small>
        </p>
      ))}
      <footer>
        {onOpen !== undefined && (
          <Button size="small" onPress={onOpen}>
            Show the day
          </Button>
        )}
        <Button
          size="small"
          isDisabled={isReadOnly}
          shortcut={shortcut}
          onPress={() => attempt(() => askWhyGap(app, gap))}
        >
          Explain…
        </Button>
      </footer>
    </article>
  );
}

function lengthWords(from: string, to: string): string {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
