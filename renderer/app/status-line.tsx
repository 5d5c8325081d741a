import { VenetianMask } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Engagement } from '../../preload/contract/domain.ts';
import { formatCount, Progress, shortenHash, StatusBar, type StatusItem } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import type { ArchiveCheck } from './archive-check.ts';
import { useCall } from './calls.ts';
import { completenessWords } from './completeness.ts';
import { formatMinute, plural } from './format.ts';
import { jobWords } from './job-words.ts';
import type { Job } from './jobs.ts';
import { useReadOnly } from './read-only.tsx';
import { useStore } from './store.ts';
import { useJob } from './use-job.ts';
import { useNow } from './use-now.ts';
import { usePrivacy } from './use-privacy.ts';

/** Always says whether the archive is intact, since when it is anchored, and what is running. */
export function StatusLine(): ReactElement {
  const app = useApp();
  const engagement = useStore(app.engagement);
  const check = useStore(app.check);
  const wordsLeft = useStore(app.wordsLeft);
  const job = useJob();
  const isOpen = engagement !== undefined && engagement !== null;
  const isHiding = usePrivacy();
  const trail = completenessWords(useStore(app.completeness));
  const open = useCall('alerts.list', { limit: 200 }, { isEnabled: isOpen }).data?.open ?? 0;
  const start = isOpen
    ? [
        ...archiveItems(engagement, check),
        ...(trail === undefined ? [] : [{ id: 'trail', ...trail }]),
        ...(open > 0
          ? [{ id: 'alerts', tone: 'attention' as const, content: plural(open, 'open alert') }]
          : []),
      ]
    : [];
  const toIntegrity = (): void => app.go({ at: 'integrity' });
  const toTrail = (): void => app.go({ at: 'integrity', view: 'trail' });
  const toAlerts = (): void => app.go({ at: 'views' });
  const toSources = (): void => app.go({ at: 'sources' });
  return (
    <StatusBar
      start={
        engagement === null
          ? [{ id: 'none', content: 'No engagement open · nothing leaves this computer' }]
          : start.map((item) => ({
              ...item,
              onPress:
                { rejected: toSources, trail: toTrail, alerts: toAlerts }[item.id] ?? toIntegrity,
            }))
      }
      end={[
        ...(isOpen && isHiding ? [hiding(() => void app.acts.run('lift-pseudonyms'))] : []),
        ...(isOpen || job !== undefined ? [{ id: 'running', content: <Running job={job} /> }] : []),
        ...(isOpen && wordsLeft > 0 && job === undefined
          ? [{ id: 'words', content: `Indexing words, ${plural(wordsLeft, 'event')} left` }]
          : []),
        ...(isOpen && job === undefined
          ? [{ id: 'events', content: plural(engagement.events, 'event') }]
          : []),
      ]}
    />
  );
}

function hiding(onPress: () => void): StatusItem {
  const content = (
    <>
      <VenetianMask size={13} aria-hidden="true" />
      People pseudonymised
    </>
  );
  return { id: 'privacy', tone: 'human', content, onPress };
}

function Running({ job }: { readonly job: Job | undefined }): ReactElement {
  const now = useNow(job !== undefined);
  const isReadOnly = useReadOnly();
  if (job === undefined)
    return <span>{isReadOnly ? 'Nothing is changed' : 'All changes saved'}</span>;
  return (
    <Progress
      look="line"
      label={job.label}
      detail={jobWords(job, now)}
      {...(job.total > 0 && { value: job.done, total: job.total })}
    />
  );
}

function archiveItems(engagement: Engagement, check: ArchiveCheck): StatusItem[] {
  const { acts, head, anchoredAt, actsSinceAnchor } = engagement.ledger;
  const anchor =
    anchoredAt === null
      ? `unanchored since ${formatMinute(engagement.createdAt)}`
      : `anchored ${formatMinute(anchoredAt)}, ${plural(actsSinceAnchor, 'act')} since`;
  return [
    { id: 'archive', hasDot: true, ...checkWords(check, acts) },
    ...(engagement.readOnly
      ? [{ id: 'read-only', tone: 'attention' as const, content: 'Read only' }]
      : []),
    {
      id: 'ledger',
      content: `${plural(acts, 'act')} · head ${shortenHash(head, 4)} · ${anchor}`,
    },
    ...(engagement.rejected > 0
      ? [
          {
            id: 'rejected',
            tone: 'attention' as const,
            content: `${formatCount(engagement.rejected)} rejected`,
          },
        ]
      : []),
  ];
}

/** The archive's state in a few words, with its tone. */
export function checkWords(
  check: ArchiveCheck,
  acts: number,
): Pick<StatusItem, 'content' | 'tone'> {
  switch (check.state) {
    case 'unchecked':
      return { tone: 'none', content: 'Archive not checked' };
    case 'running':
      return { tone: 'accent', content: 'Checking the archive…' };
    case 'failed':
      return { tone: 'attention', content: 'Archive could not be checked' };
    case 'done': {
      if (!check.result.valid) {
        const wrong = check.result.checks.filter(({ ok }) => !ok).length;
        const content = `Archive not intact: ${plural(wrong, 'check')} found something wrong`;
        return { tone: 'exception', content };
      }
      const since = acts - check.acts;
      return {
        tone: 'valid',
        content:
          since > 0
            ? `Archive intact ${formatMinute(check.at)}, ${plural(since, 'act')} since`
            : 'Archive intact',
      };
    }
  }
}
