import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { formatBytes } from '../../app/format.ts';
import { compactSentence, type Kept } from '../../app/keeping.ts';
import { attempt } from '../../app/problems.ts';
import { useReadOnly } from '../../app/read-only.tsx';
import { RunningJob } from '../../app/running-job.tsx';
import { useStore } from '../../app/store.ts';
import { useCopy } from '../../app/use-copy.ts';
import { useEngagement } from '../../app/use-engagement.ts';
import { useJob } from '../../app/use-job.ts';
import { Button, Callout, Hash, SectionLabel } from '../../ui/index.ts';

/** What keeps the archive: a copy of it elsewhere, and its file in order. */
export function KeepingBar(): ReactElement | null {
  const app = useApp();
  const kept = useStore(app.kept);
  const engagement = useEngagement();
  const isCopying = useJob('backup') !== undefined;
  const isCompacting = useJob('compact') !== undefined;
  const isImporting = useJob('import') !== undefined;
  const isReadOnly = useReadOnly();
  if (engagement === null) return null;
  return (
    <section className="integrity-keeping" aria-label="Keeping">
      <header>
        <div>
          <SectionLabel level={2}>Keeping</SectionLabel>
          <p title={`${engagement.folder}/${engagement.file}`}>
            {engagement.file}, {formatBytes(engagement.bytes)}
            {isReadOnly && '; read-only'}
          </p>
        </div>
        <div>
          <Button
            isDisabled={isReadOnly || isImporting}
            onPress={() => void app.acts.run('roll-over')}
          >
            Continue in a new file…
          </Button>
          <Button
            isBusy={isCompacting}
            isDisabled={isReadOnly || isImporting || isCopying}
            onPress={() => void app.acts.run('compact')}
          >
            Compact archive
          </Button>
          <Button isBusy={isCopying} onPress={() => void app.acts.run('back-up')}>
            Back up archive…
          </Button>
        </div>
      </header>
      <RunningJob kind="backup" />
      <RunningJob kind="compact" />
      {!isCopying && !isCompacting && kept !== null && <KeptWords kept={kept} />}
    </section>
  );
}

function KeptWords({ kept }: { readonly kept: Kept }): ReactElement {
  const app = useApp();
  const copy = useCopy();
  if (kept.kind === 'compact') {
    return <Callout tone="valid" title={compactSentence(kept.result)} />;
  }
  const { bytes, file, head, ticket } = kept.result;
  return (
    <Callout
      tone="valid"
      title={`Copied, and the copy is sound: ${formatBytes(bytes)}.`}
      acts={
        <Button
          size="small"
          onPress={() => attempt(() => app.client.call('app.reveal', { ticket }))}
        >
          Show in folder
        </Button>
      }
    >
      <span className="ui-selectable">{file}</span>, head{' '}
      <Hash value={head} label="Head of the ledger in the copy" keep={8} onCopy={copy} />
    </Callout>
  );
}
