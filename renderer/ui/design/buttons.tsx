import { Columns3, Filter, ListFilter, Pin, Plus, RefreshCw, Star } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Button, type ButtonProps } from '../button.tsx';
import { IconButton } from '../icon-button.tsx';
import { Kbd } from '../kbd.tsx';
import { Spinner } from '../spinner.tsx';
import { Toolbar } from '../toolbar.tsx';
import { Section, Show } from './section.tsx';

const KINDS = ['primary', 'secondary', 'quiet', 'danger'] as const;
const WORDS: Readonly<Record<(typeof KINDS)[number], string>> = {
  primary: 'To paper',
  secondary: 'Sign again…',
  quiet: 'Show events',
  danger: 'Dispose',
};

/** Buttons in every kind and state. */
export function Buttons(): ReactElement {
  const [isPinned, setPinned] = useState(true);
  return (
    <Section
      id="buttons"
      title="Buttons and keys"
      intro="One primary act per place. A button says its key; a picture alone always has a name."
    >
      <div className="design-shows">
        <Show title="States" span={3}>
          <table className="design-states">
            <thead>
              <tr>
                {['Rest', 'Hover', 'Pressed', 'Focus', 'Disabled', 'Busy'].map((state) => (
                  <th key={state} scope="col">
                    {state}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {KINDS.map((kind) => (
                <tr key={kind}>
                  <td>
                    <Button kind={kind}>{WORDS[kind]}</Button>
                  </td>
                  <td>
                    <Still kind={kind} state="hovered" />
                  </td>
                  <td>
                    <Still kind={kind} state="pressed" />
                  </td>
                  <td>
                    <Still kind={kind} state="focused" />
                  </td>
                  <td>
                    <Button kind={kind} isDisabled>
                      {WORDS[kind]}
                    </Button>
                  </td>
                  <td>
                    <Button kind={kind} isBusy>
                      {WORDS[kind]}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Show>
        <Show title="With keys, pictures, and small">
          <div className="design-row">
            <Button shortcut="n">Note</Button>
            <Button shortcut="t">Tag</Button>
            <Button shortcut="s">Status</Button>
            <Button kind="primary" shortcut="w">
              To paper
            </Button>
          </div>
          <div className="design-row">
            <Button icon={<Plus size={15} />}>Add source</Button>
            <Button kind="primary" icon={<RefreshCw size={14} />} shortcut="mod+r">
              Collect
            </Button>
          </div>
          <div className="design-row">
            <Button size="small">Explain…</Button>
            <Button size="small" kind="primary">
              Answer note
            </Button>
            <Button size="small" kind="quiet">
              Cancel
            </Button>
            <Button size="small" shortcut="f" isDisabled>
              Filter
            </Button>
          </div>
        </Show>
        <Show title="Pictures with names">
          <div className="design-row">
            <Toolbar label="Example tools">
              <IconButton label="Filter" shortcut="f" icon={<ListFilter size={16} />} />
              <IconButton label="Columns" icon={<Columns3 size={16} />} />
              <IconButton
                label="Pin"
                icon={<Pin size={16} />}
                isSelected={isPinned}
                onPress={() => setPinned(!isPinned)}
              />
              <IconButton label="Star" icon={<Star size={16} />} isDisabled />
              <IconButton label="Filters" kind="secondary" icon={<Filter size={15} />} />
              <IconButton label="Add" size="small" kind="secondary" icon={<Plus size={14} />} />
            </Toolbar>
          </div>
        </Show>
        <Show title="Keys, and waiting">
          <div className="design-row">
            {['/', 'mod+k', 'j', 'k', 'space', '?', 'shift+mod+e', 'escape'].map((keys) => (
              <Kbd key={keys} keys={keys} />
            ))}
          </div>
          <div className="design-row">
            <Spinner size={12} /> <Spinner /> <Spinner size={20} /> Reading the digests
          </div>
        </Show>
      </div>
    </Section>
  );
}

interface StillProps {
  readonly kind: NonNullable<ButtonProps['kind']>;
  readonly state: 'hovered' | 'pressed' | 'focused';
}

/** A button held in a state that only a pointer or the keyboard can bring about. */
function Still({ kind, state }: StillProps): ReactElement {
  return (
    <button
      type="button"
      tabIndex={-1}
      className="ui-button"
      data-kind={kind}
      data-hovered={state === 'hovered' || undefined}
      data-pressed={state === 'pressed' || undefined}
      data-still-focus={state === 'focused' || undefined}
    >
      <span className="ui-button-words">{WORDS[kind]}</span>
    </button>
  );
}
