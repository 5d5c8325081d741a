import { Fragment, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { MenuTrigger, showHidden } from '../../ui/index.ts';
import { sentenceParts } from './sentence-parts.ts';
import { useNarrow } from './use-narrow.ts';
import type { Found } from './use-search.ts';

/** What is asked, in words; each condition that must hold is turned round or left out by pressing it. */
export function AskedSentence({ found }: { readonly found: Found }): ReactElement {
  const narrow = useNarrow();
  const { lead, conditions, rest } = sentenceParts(found);
  return (
    <span className="events-sentence ui-selectable" title={found.sentence}>
      <span>{lead}</span>{' '}
      {conditions.map((words, condition) => (
        // oxlint-disable-next-line react/no-array-index-key -- its place is what it is changed by
        <Fragment key={`${condition} ${words}`}>
          {condition > 0 && <span className="events-and"> and </span>}
          <MenuTrigger
            label="This condition"
            trigger={<Button className="events-condition">{showHidden(words)}</Button>}
            entries={[
              {
                id: 'negate',
                label: 'Ask for the opposite',
                onAct: () => narrow({ kind: 'negate', condition }),
              },
              {
                id: 'drop',
                label: 'Leave it out',
                onAct: () => narrow({ kind: 'drop', condition }),
              },
            ]}
          />
        </Fragment>
      ))}
      {rest !== '' && <span className="events-rest">{rest}</span>}
    </span>
  );
}
