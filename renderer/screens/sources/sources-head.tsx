import type { ReactElement } from 'react';
import { useEngagement } from '../../app/use-engagement.ts';
import { fewOf, formatBytes, formatDays, plural } from '../../app/format.ts';
import { formatCount, Stat } from '../../ui/index.ts';
import { ImportButtons } from './import-buttons.tsx';

/** What the archive holds now, from all imports together. */
export function SourcesHead(): ReactElement | null {
  const engagement = useEngagement();
  if (engagement === null) return null;
  const { accounts, regions, from, to, conflicts, rejected } = engagement;
  const unclear = [
    conflicts > 0 && plural(conflicts, 'conflict'),
    rejected > 0 && `${formatCount(rejected)} rejected`,
  ].filter((part) => part !== false);
  return (
    <header className="sources-head">
      <div className="sources-title">
        <div>
          <h1>What came in</h1>
          <p>Originals are kept byte for byte; every record is accounted for.</p>
        </div>
        <div className="sources-acts">
          <ImportButtons />
        </div>
      </div>
      <div className="sources-stats">
        <Stat
          label="Events"
          value={formatCount(engagement.events)}
          note={unclear.length === 0 ? 'nothing rejected' : unclear.join(' · ')}
          tone={unclear.length === 0 ? 'valid' : 'attention'}
        />
        <Stat
          label="Log files"
          value={formatCount(engagement.objects)}
          note={`${formatBytes(engagement.bytes)} archive`}
        />
        <Stat
          label="Accounts"
          value={formatCount(accounts.length)}
          note={<span title={accounts.join(', ')}>{fewOf(accounts, 1)}</span>}
        />
        <Stat
          label="Regions"
          value={formatCount(regions.length)}
          note={<span title={regions.join(', ')}>{fewOf(regions, 1)}</span>}
        />
        <Stat
          label="Period"
          value={from === null || to === null ? 'none' : formatDays(from, to)}
          note="first and last event, UTC"
        />
      </div>
    </header>
  );
}
