import { useState, type ReactElement } from 'react';
import type { ImportRun } from '../../../preload/contract/domain.ts';
import { useCall } from '../../app/calls.ts';
import { formatInstant, formatSeconds } from '../../app/format.ts';
import { Badge, Facts, Panel, Skeleton, Tabs, type Tone } from '../../ui/index.ts';
import { Originals } from './originals.tsx';
import { RejectionList } from './rejection-list.tsx';
import { Reconciliation } from './reconciliation.tsx';
import { nameInSource, outcomeOf } from './run-words.ts';

const stateTone: Readonly<Record<ImportRun['state'], Tone>> = {
  running: 'accent',
  finished: 'valid',
  cancelled: 'attention',
  interrupted: 'attention',
};

/** One import: how it ended, that its counts add up, and what was rejected and ignored. */
export function RunDetails({ run }: { readonly run: ImportRun | undefined }): ReactElement {
  const [tab, setTab] = useState<'rejections' | 'ignored' | 'originals'>('rejections');
  const input = { run: run?.run ?? 0 };
  const { data: lists, error } = useCall('sources.run', input, { isEnabled: run !== undefined });
  if (run === undefined) {
    return (
      <Panel title="Import" isHeadless>
        <Skeleton width="70%" height={14} />
      </Panel>
    );
  }
  return (
    <Panel title={`Import ${run.run}`} isHeadless isFlush>
      <div className="sources-details">
        <div className="sources-details-head">
          <h2>Import {run.run}</h2>
          <Badge tone={stateTone[run.state]}>{run.state}</Badge>
        </div>
        <output className="sources-outcome ui-selectable">{outcomeOf(run)}</output>
        <Reconciliation run={run} />
        <Facts
          facts={[
            { label: 'From', value: run.sources.join('\n'), isMono: true },
            { label: 'By', value: run.author },
            { label: 'Started', value: formatInstant(run.startedAt), isMono: true },
            {
              label: 'Took',
              value:
                run.finishedAt === null
                  ? 'not finished'
                  : formatSeconds((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000),
            },
          ]}
        />
      </div>
      <Tabs
        label="What became of the files"
        selected={tab}
        onChange={setTab}
        tabs={[
          {
            id: 'rejections',
            label: 'Rejected',
            count: lists?.rejections.length,
            content: (
              <RejectionList
                error={error}
                none="Nothing was rejected in this import."
                entries={lists?.rejections.map(({ object, reason, detail }) => ({
                  path: object,
                  name: nameInSource(object, run.sources),
                  reason,
                  detail,
                }))}
              />
            ),
          },
          {
            id: 'ignored',
            label: 'Ignored',
            count: lists?.ignored.length ?? run.ignored,
            content: (
              <RejectionList
                error={error}
                none="Every file that was found is a log or belongs to one."
                entries={lists?.ignored.map(({ path, reason }) => ({
                  path,
                  name: nameInSource(path, run.sources),
                  reason,
                }))}
              />
            ),
          },
          {
            id: 'originals',
            label: 'Originals',
            count: run.objects - run.known,
            content: <Originals key={run.run} run={run} />,
          },
        ]}
      />
    </Panel>
  );
}
