import type { ReactElement } from 'react';
import type { Anchor } from '../../../preload/contract/integrity.ts';
import { useCall } from '../../app/calls.ts';
import { formatMinute, plural } from '../../app/format.ts';
import { useCopy } from '../../app/use-copy.ts';
import { formatCount, Hash, SectionLabel, StateGlyph } from '../../ui/index.ts';

/** Every head that left the file, newest first: what holds it, since when, how much it covers. */
export function Anchors({ acts }: { readonly acts: number }): ReactElement | null {
  const anchors = useCall('integrity.anchors', {}).data ?? [];
  if (anchors.length === 0) return null;
  return (
    <section>
      <SectionLabel aside={formatCount(anchors.length)}>Anchors</SectionLabel>
      <ul className="integrity-anchors" aria-label="Anchors">
        {anchors.toReversed().map((anchor) => (
          <AnchorRow key={anchor.entry} anchor={anchor} acts={acts} />
        ))}
      </ul>
    </section>
  );
}

function AnchorRow({
  anchor: { kind, name, by, at, head, acts: covered },
  acts,
}: {
  readonly anchor: Anchor;
  readonly acts: number;
}): ReactElement {
  const copy = useCopy();
  return (
    <li>
      <StateGlyph state={covered > 0 ? 'done' : 'exception'} />
      <div>
        <strong title={name === '' ? undefined : name}>
          {kind === 'report' ? `Report ${name}` : 'Time stamp'}
        </strong>
        <span>
          {kind === 'report' ? 'signed by' : 'by'} {by} ·{' '}
          <Hash value={head} label="Head that it holds" keep={4} onCopy={copy} />
        </span>
        <span>
          {formatMinute(at)},{' '}
          {covered > 0
            ? `covers ${formatCount(covered)} of ${plural(acts, 'act')}`
            : 'its head is none of this ledger'}
        </span>
      </div>
    </li>
  );
}
