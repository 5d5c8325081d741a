import type { ReactElement } from 'react';
import { Avatar } from '../avatar.tsx';
import { Badge } from '../badge.tsx';
import { Facts } from '../facts.tsx';
import { Hash } from '../hash.tsx';
import { MarkBox } from '../mark-box.tsx';
import { Meter } from '../meter.tsx';
import { NoteCard } from '../note-card.tsx';
import { Sentence } from '../sentence.tsx';
import { Stat } from '../stat.tsx';
import { Steps } from '../steps.tsx';
import { StateGlyph } from '../state-glyph.tsx';
import { Tag } from '../tag.tsx';
import { Section, Show } from './section.tsx';

const GLYPHS = [
  ['done', 'Concluded'],
  ['exception', 'Deviation'],
  ['attention', 'Needs a look'],
  ['working', 'In work'],
  ['note', 'Review note open'],
  ['empty', 'Not started'],
  ['locked', 'Locked'],
  ['unknown', 'Not evaluable'],
] as const;
const MARKS = [
  ['no-deviation', 'no deviation'],
  ['deviation', 'deviation'],
  ['request', 'request open'],
  ['open', 'not looked at'],
] as const;
const HASH = '9f3ac07a5be1d2e4b6a1f08c77d3e5a2c4b6d8f0a1c3e5079b2d4f6081a341bd';

/** Signs of state, and words about records. */
export function Signs(): ReactElement {
  return (
    <Section
      id="signs"
      title="Signs and words"
      intro="A state is always a word or a shape as well as a colour. People’s words are purple; a record opens with one sentence."
    >
      <div className="design-shows">
        <Show title="State glyphs">
          <ul className="design-glyphs">
            {GLYPHS.map(([state, words]) => (
              <li key={state}>
                <StateGlyph state={state} /> {words}
              </li>
            ))}
          </ul>
        </Show>
        <Show title="Badges, tags, tick marks, people">
          <div className="design-row">
            <Badge tone="valid">no deviation</Badge>
            <Badge tone="exception">deviation</Badge>
            <Badge tone="attention">request open</Badge>
            <Badge tone="human">Review note open</Badge>
            <Badge tone="none">no AWS proof</Badge>
            <Badge tone="accent">new</Badge>
            <Badge>In review</Badge>
          </div>
          <div className="design-row">
            <Tag>break-glass</Tag>
            <Tag onRemove={ignore}>CHG-2231</Tag>
          </div>
          <div className="design-row">
            {MARKS.map(([mark, label]) => (
              <MarkBox key={mark} mark={mark} label={label} />
            ))}
            <Avatar initials="MK" name="M. Keller" />
            <Avatar initials="AO" name="A. Okafor" size={20} />
          </div>
        </Show>
        <Show title="Meter">
          <Meter
            label="Controls concluded"
            total={13}
            hasLegend
            parts={[
              { label: 'concluded', value: 6, tone: 'valid' },
              { label: 'notes open', value: 2, tone: 'human' },
              { label: 'deviation', value: 1, tone: 'exception' },
              { label: 'in work', value: 2, tone: 'accent' },
            ]}
          />
          <div className="design-stats">
            <Stat label="Events" value="1,204,518" note="512 MB in one file" />
            <Stat
              label="Under AWS digests"
              value="88.5 %"
              note="2 gaps unexplained"
              tone="attention"
            />
          </div>
        </Show>
        <Show title="A record, said in words">
          <Sentence
            size="lead"
            phrases={[
              'Role session ',
              { text: 'BreakGlass', isStrong: true },
              ', assumed by IAM user ',
              { text: 'priya.nair', isStrong: true },
              ', stopped logging of the trail ',
              { text: 'payments-trail', isStrong: true },
              ' in ',
              { text: 'payments-prod', isStrong: true },
              ' from ',
              { text: '203.0.113.44', isMono: true },
              '. It succeeded.',
            ]}
          />
        </Show>
        <Show title="Facts">
          <Facts
            facts={[
              { label: 'When', value: '2026-03-14 02:17:08 UTC · Saturday, 03:17 local' },
              { label: 'Assumed by', value: 'MFA not recorded by AWS', tone: 'attention' },
              { label: 'On', value: 'trail/payments-trail', isMono: true },
              { label: 'Head', value: <Hash value={HASH} label="Head" onCopy={ignore} /> },
              { label: 'File is', value: <Hash value={HASH} label="Hash" tone="exception" /> },
            ]}
          />
        </Show>
        <Show title="Facts at the far edge">
          <Facts
            align="end"
            facts={[
              { label: 'From', value: '2025-12-13 00:00', isMono: true },
              { label: 'Reason seen', value: 'three days without digests' },
              { label: 'Digest before', value: 'valid', tone: 'valid' },
              { label: 'File is', value: 'e912…40', isMono: true, tone: 'exception' },
            ]}
          />
        </Show>
        <Show title="Sign-off">
          <Steps
            label="Sign-off"
            steps={[
              {
                id: 'prepared',
                title: 'Prepared',
                state: 'attention',
                note: (
                  <>
                    <Badge tone="attention">void</Badge> M. Keller
                  </>
                ),
                details: (
                  <>
                    20 Nov 2026 17:12 UTC · key 5D:0A…91
                    <br />
                    <span className="ui-tone-attention">
                      version 6 was signed, version 7 changed it
                    </span>
                  </>
                ),
              },
              {
                id: 'reviewed',
                title: 'Reviewed',
                state: 'current',
                note: 'waits for A. Okafor',
                details: 'a different key than the preparer’s',
              },
              {
                id: 'locked',
                title: 'Locked',
                state: 'waiting',
                note: '14 days after the report’s release',
              },
            ]}
          />
        </Show>
        <Show title="What people wrote" span={2}>
          <div className="design-stack">
            <NoteCard author="M. Keller" authorRole="preparer" when="today 09:42">
              No change ticket for this window. StartLogging follows 38 minutes later by the same
              session. Asked client for the incident record (PBC 14).
            </NoteCard>
            <NoteCard
              author="A. Okafor"
              authorRole="reviewer"
              when="yesterday"
              isCleared
              subject={<Badge tone="human">on 03-14 02:17 StopLogging</Badge>}
            >
              Quote the digest interval that shows the gap, and say which events the organisation
              trail still has.
            </NoteCard>
          </div>
        </Show>
      </div>
    </Section>
  );
}

function ignore(): void {
  // The example stays as it is.
}
