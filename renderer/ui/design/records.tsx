import { useState, type ReactElement } from 'react';
import { CodeView } from '../code-view.tsx';
import { JsonTree } from '../json-tree.tsx';
import { SearchField } from '../search-field.tsx';
import { Tabs } from '../tabs.tsx';
import { RECORD } from './example-data.ts';
import { Section, Show } from './section.tsx';

const TEXT = JSON.stringify(RECORD, null, 2);
type View = 'activity' | 'fields' | 'raw' | 'related' | 'history';

/** Ways to look at one record. */
export function Records(): ReactElement {
  const [tab, setTab] = useState<View>('fields');
  const [find, setFind] = useState('');
  return (
    <Section
      id="records"
      title="Records"
      intro="Text written by attackers is shown as text. The raw record is the slice of the original, with its own search."
    >
      <div className="design-shows">
        <Show title="Tabs and the record as a tree" span={2} isFlush>
          <div className="design-tall">
            <Tabs<View>
              label="Views of the record"
              selected={tab}
              onChange={setTab}
              tabs={[
                { id: 'activity', label: 'Activity', content: <Empty words="Who, what, when" /> },
                {
                  id: 'fields',
                  label: 'Fields',
                  content: (
                    <div className="design-tree">
                      <SearchField
                        label="Find a field"
                        placeholder="Find a field"
                        value={find}
                        onChange={setFind}
                      />
                      <JsonTree label="Fields of the record" value={RECORD} search={find} />
                    </div>
                  ),
                },
                {
                  id: 'raw',
                  label: 'Raw record',
                  content: <CodeView label="raw record" text={TEXT} />,
                },
                {
                  id: 'related',
                  label: 'Related',
                  count: 14,
                  content: <Empty words="14 events" />,
                },
                { id: 'history', label: 'History', isDisabled: true, content: null },
              ]}
            />
          </div>
        </Show>
        <Show title="Raw text" isFlush>
          <div className="design-tall">
            <CodeView label="raw record example" text={TEXT} initialSearch="priya" />
          </div>
        </Show>
      </div>
    </Section>
  );
}

function Empty({ words }: { readonly words: string }): ReactElement {
  return <p className="design-pad">{words}</p>;
}
