import type { ReactElement } from 'react';
import type { EventMeaning } from '../../../preload/contract/activity.ts';
import { SectionLabel } from '../../ui/index.ts';

/** What the event's name means, by our own dictionary; nothing where it does not hold the name. */
export function Meaning({ meaning }: { readonly meaning: EventMeaning }): ReactElement {
  return (
    <section className="record-meaning" aria-label="What this event is">
      <SectionLabel aside={meaning.changes ? 'changes something' : 'changes nothing'}>
        What this event is
      </SectionLabel>
      <p className="ui-selectable">{meaning.sentence}</p>
    </section>
  );
}
