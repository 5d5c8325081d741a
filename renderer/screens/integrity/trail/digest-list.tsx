import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { DigestView, KeyOrigin, NamedLog } from '../../../../preload/contract/completeness.ts';
import { useCall } from '../../../app/calls.ts';
import { formatTime } from '../../../app/format.ts';
import { StateGlyph, type GlyphState } from '../../../ui/index.ts';
import { CoverGlyph } from './cover-glyph.tsx';
import { findingTitles } from './states.ts';
import { logWords } from './trail-stats.tsx';

/** Digests in order of time; each opens to the log files that it names. */
export function DigestList({ digests }: { readonly digests: readonly DigestView[] }): ReactElement {
  return (
    <ul className="digest-list" aria-label="Digests">
      {digests.map((digest) => (
        <DigestRow key={`${digest.from} ${digest.place}`} digest={digest} />
      ))}
    </ul>
  );
}

const glyphs: Readonly<Record<DigestView['state'], GlyphState>> = {
  valid: 'done',
  invalid: 'exception',
  missing: 'attention',
};

function DigestRow({ digest }: { readonly digest: DigestView }): ReactElement {
  const { place, object, from, to, state, key, isBackfill, logs, findings } = digest;
  const [isOpen, setOpen] = useState(false);
  // A log file that is wrong must be seen before the digest is opened.
  const glyph = state === 'valid' && findings.length > 0 ? 'exception' : glyphs[state];
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        disabled={object === null}
        onClick={() => setOpen(!isOpen)}
        title={place}
      >
        {isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        <Verdict state={glyph} origin={key} />
        <code>
          {formatTime(from).slice(11)} to {formatTime(to).slice(11)}
        </code>
        <span className="digest-words">
          {isBackfill && 'backfill, '}
          {state === 'missing' ? 'missing' : `${state}, ${logWords(logs)}`}
        </span>
      </button>
      {findings.map(({ code, place: at, detail }) => (
        <p key={`${code} ${at}`} className="digest-finding">
          <strong>{findingTitles[code]}.</strong> {detail}
          <code className="ui-selectable" title={at}>
            {at.slice(at.lastIndexOf('/') + 1)}
          </code>
        </p>
      ))}
      {isOpen && object !== null && <NamedLogs object={object} origin={key} />}
    </li>
  );
}

/** A valid one shows whose word it is that its key is AWS's: green only where it is ours. */
function Verdict({
  state,
  origin,
}: {
  readonly state: GlyphState;
  readonly origin: KeyOrigin | null;
}): ReactElement {
  if (state !== 'done' || origin === null) return <StateGlyph state={state} />;
  const words = origin === 'confirmed' ? 'key confirmed by us' : 'key supplied by the client';
  const cover = origin === 'confirmed' ? 'L' : 'S';
  return (
    <span className="cover-swatch" data-size="small" data-state={cover} title={words}>
      <CoverGlyph state={cover} label={words} />
    </span>
  );
}

const logGlyphs: Readonly<Record<NamedLog['state'], GlyphState>> = {
  valid: 'done',
  invalid: 'exception',
  missing: 'attention',
  unchecked: 'unknown',
};

function NamedLogs({
  object,
  origin,
}: {
  readonly object: number;
  readonly origin: KeyOrigin | null;
}): ReactElement {
  const { data: logs, error } = useCall('completeness.logs', { object });
  if (error !== null) return <p>{error.message}</p>;
  if (logs?.length === 0) {
    return <p>Nothing was delivered in its time, and this is what AWS signed.</p>;
  }
  return (
    <ul className="digest-logs" aria-label="Log files">
      {(logs ?? []).map(({ place, state, detail }) => (
        <li key={place}>
          <Verdict state={logGlyphs[state]} origin={origin} />
          <code className="ui-selectable" title={place}>
            {place.slice(place.lastIndexOf('/') + 1)}
          </code>
          {detail !== '' && <span>{detail}</span>}
        </li>
      ))}
    </ul>
  );
}
