import type { ReactElement } from 'react';
import { Dialog, Kbd, SectionLabel } from '../ui/index.ts';
import { actIds, actTable } from './act-table.ts';
import { actGroups } from './act-words.ts';

const inTables: readonly (readonly [label: string, keys: readonly string[]])[] = [
  ['One row', ['up', 'down']],
  ['One page', ['PageUp', 'PageDown']],
  ['First and last row', ['mod+up', 'mod+down']],
  ['Into the cells and back', ['right', 'left']],
  ['Several rows', ['shift+up', 'shift+down']],
  ['All about what a cell says', ['enter']],
  ['A column, from its head', ['mod+shift+left', 'mod+shift+right']],
  ['From message to message', ['F6']],
];

/** Every key there is, in the groups of the work. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  return (
    <Dialog isOpen onClose={onClose} title="Keyboard shortcuts" size="large" isToRead>
      <div className="app-keys">
        {actGroups.map((group) => {
          const ids = actIds.filter((id) => actTable[id].group === group && actTable[id].keys);
          if (ids.length === 0) return null;
          return (
            <section key={group}>
              <SectionLabel>{group}</SectionLabel>
              <dl>
                {ids.map((id) => (
                  <div key={id}>
                    <dt>{actTable[id].label.replace(/…$/, '')}</dt>
                    <dd>
                      <Kbd keys={actTable[id].keys ?? ''} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <section>
          <SectionLabel>In tables and lists</SectionLabel>
          <dl>
            {inTables.map(([label, keys]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="app-keys-many">
                  {keys.map((key) => (
                    <Kbd key={key} keys={key} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
