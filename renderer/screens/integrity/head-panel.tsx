import type { ReactElement } from 'react';
import { useApp } from '../../app/app-context.ts';
import { checkWithPrevious } from '../../app/archive-check.ts';
import { formatInstant, formatMinute, plural } from '../../app/format.ts';
import { attempt } from '../../app/problems.ts';
import { useCopy } from '../../app/use-copy.ts';
import { useEngagement } from '../../app/use-engagement.ts';
import {
  Button,
  Facts,
  formatCount,
  Hash,
  Panel,
  SectionLabel,
  StateGlyph,
} from '../../ui/index.ts';
import { Anchors } from './anchors.tsx';
import { RetentionSection } from './retention-section.tsx';

/** The ledger's head, and what an anchor outside the file is good for, in plain words. */
export function HeadPanel(): ReactElement | null {
  const app = useApp();
  const { acts, go } = app;
  const engagement = useEngagement();
  const copy = useCopy();
  if (engagement === null) return null;
  const { ledger, createdAt, continues } = engagement;
  const { anchoredAt } = ledger;
  return (
    <Panel
      title="Head of the ledger"
      footer={<Button onPress={() => void acts.run('verify-file')}>Verify another file…</Button>}
    >
      <div className="integrity-head">
        <Facts
          labelWidth={72}
          facts={[
            { label: 'Entries', value: formatCount(ledger.acts) },
            {
              label: 'Head',
              value: <Hash value={ledger.head} label="Head of the ledger" keep={8} onCopy={copy} />,
            },
            ...(continues === null ? [] : [{ label: 'Continues', value: continues }]),
            { label: 'Begun', value: formatInstant(createdAt), isMono: true },
            {
              label: 'Anchored',
              value:
                anchoredAt === null
                  ? `never; unanchored since ${formatMinute(createdAt)}`
                  : `${formatInstant(anchoredAt)}, ${plural(ledger.actsSinceAnchor, 'act')} since`,
              tone: anchoredAt === null ? 'attention' : 'valid',
            },
          ]}
        />
        {continues !== null && (
          <section className="integrity-anchor">
            <p>
              It seals the ledger of “{continues}” to its end. With that file beside it, the check
              looks at the link, too.
            </p>
            <Button onPress={() => attempt(() => checkWithPrevious(app))}>
              Check with the file before…
            </Button>
          </section>
        )}
        <Anchors acts={ledger.acts} />
        <RetentionSection />
        <section>
          <SectionLabel>What the head says</SectionLabel>
          <p>
            Every act is an entry that holds the hash of the entry before it. The head stands for
            all of them: change one word in one entry, and the head is another.
          </p>
        </section>
        <section>
          <SectionLabel>What an anchor adds</SectionLabel>
          <p>
            Whoever rewrites the whole file can also write a new head. That is found only by a copy
            of the head outside the file, in a signed report or under a time stamp.
          </p>
          <div className="integrity-anchor">
            <p>
              {anchoredAt === null ? (
                <>
                  <StateGlyph state="attention" /> No copy has left this file yet.
                </>
              ) : (
                `Keep signed reports apart from the archive, and check it against them. ${sinceWords(ledger.actsSinceAnchor)}`
              )}
            </p>
            <div className="integrity-anchor-acts">
              <Button onPress={() => void acts.run('time-stamp')}>Time-stamp the head…</Button>
              <Button onPress={() => go({ at: 'report' })}>Sign a report</Button>
            </div>
          </div>
        </section>
      </div>
    </Panel>
  );
}

/** The act that tells of an anchor is itself under none. */
function sinceWords(acts: number): string {
  return `${plural(acts, 'act')} since ${acts === 1 ? 'is' : 'are'} under no anchor yet.`;
}
