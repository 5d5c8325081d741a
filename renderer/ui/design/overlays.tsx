import { Download, FileText, MoreHorizontal, Tag as TagIcon } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Button } from '../button.tsx';
import { Callout } from '../callout.tsx';
import { Dialog } from '../dialog.tsx';
import { IconButton } from '../icon-button.tsx';
import { Kbd } from '../kbd.tsx';
import { Menu, MenuTrigger, type MenuEntry } from '../menu.tsx';
import { Popover } from '../popover.tsx';
import { showToast } from '../toast.tsx';
import { Tooltip } from '../tooltip.tsx';
import { TextField } from '../text-field.tsx';
import { Section, Show } from './section.tsx';

const ENTRIES: readonly MenuEntry[] = [
  { id: 'open', label: 'Open record', shortcut: 'enter', icon: <FileText size={15} /> },
  { id: 'tag', label: 'Tag…', shortcut: 't', icon: <TagIcon size={15} /> },
  {
    kind: 'submenu',
    id: 'export',
    label: 'Export',
    icon: <Download size={15} />,
    entries: [
      { id: 'csv', label: 'CSV', description: 'Formulas made harmless' },
      { id: 'json', label: 'JSON', description: 'The original bytes' },
    ],
  },
  { kind: 'line', id: 'line' },
  {
    kind: 'group',
    id: 'status',
    label: 'Review',
    entries: [
      { id: 'new', label: 'New' },
      { id: 'review', label: 'In review', isSelected: true },
      { id: 'resolved', label: 'Resolved…', isDisabled: true },
    ],
  },
  { kind: 'line', id: 'line-2' },
  { id: 'void', label: 'Void the sample…', isDanger: true },
];

/** What floats. */
export function Overlays(): ReactElement {
  const [open, setOpen] = useState<'dialog' | 'alert'>();
  const [name, setName] = useState('Sign-ins without MFA, March');
  const close = (): void => setOpen(undefined);
  return (
    <Section
      id="overlays"
      title="What floats"
      intro="Nothing modal that could stand beside the work. Escape always closes; focus goes back to where it came from."
    >
      <div className="design-shows">
        <Show title="Menu, held open" isFlush>
          <div className="design-held ui-popover">
            <Menu label="Example menu" entries={ENTRIES} />
          </div>
        </Show>
        <Show title="Openers, and a tooltip held open" span={2}>
          <div className="design-row">
            <MenuTrigger label="Acts" entries={ENTRIES} trigger={<Button>Acts</Button>} />
            <MenuTrigger
              label="More acts"
              entries={ENTRIES}
              trigger={<IconButton label="More" icon={<MoreHorizontal size={16} />} />}
            />
            <Popover label="Save this view" trigger={<Button>Save view…</Button>}>
              {(done) => (
                <div className="design-stack">
                  {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to be filled in */}
                  <TextField label="Name" value={name} onChange={setName} autoFocus />
                  <Button kind="primary" onPress={done}>
                    Save
                  </Button>
                </div>
              )}
            </Popover>
            <Tooltip text="Follow the session" shortcut="mod+j">
              <Button>Rest here</Button>
            </Tooltip>
          </div>
          <div className="design-row">
            <Button onPress={() => setOpen('dialog')}>Dialog…</Button>
            <Button kind="danger" onPress={() => setOpen('alert')}>
              Dispose…
            </Button>
          </div>
          <div className="design-row">
            <Button
              onPress={() =>
                showToast({
                  tone: 'valid',
                  title: '212 events tagged “break-glass”',
                  act: { label: 'Undo', onPress: close },
                })
              }
            >
              Toast with an act
            </Button>
            <Button
              onPress={() =>
                showToast({
                  tone: 'exception',
                  title: 'The report was not written',
                  detail: 'The disk is full. Free 40 MB, then export again.',
                })
              }
            >
              Toast of an error
            </Button>
          </div>
          <div className="design-row">
            <div className="ui-tooltip">
              Follow the session <Kbd keys="mod+j" look="bare" />
            </div>
            <div className="ui-tooltip">
              <code className="ui-hash-full">9f3ac07a5be1d2e4c81141bd</code>
            </div>
          </div>
        </Show>
        <Show title="Callouts" span={3}>
          <div className="design-grid-2">
            <Callout tone="attention" title="Unanchored since 12 September">
              The ledger proves order, not age. Sign a report or add a time stamp.
            </Callout>
            <Callout tone="information" title="Two more people can sign">
              A. Okafor and J. Weber are on the roster with their own keys.
            </Callout>
            <Callout
              tone="exception"
              title="One log file was modified"
              acts={<Button size="small">Show it</Button>}
            >
              Its digest says 77c0…1d, the file is e912…40.
            </Callout>
            <Callout tone="valid" title="All 34,416 digest signatures are valid">
              Keys confirmed by us, chain unbroken from 1 October to 31 March.
            </Callout>
          </div>
        </Show>
      </div>
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title="Draw a sample"
        intro="The population is hashed first, so that nobody can choose the seed to suit."
        footerStart="14 items from 601"
        footer={
          <>
            <Button onPress={close}>Not now</Button>
            <Button kind="primary" onPress={close}>
              Draw
            </Button>
          </>
        }
      >
        <TextField label="Seed" isMono value="2026-03-14 Northwind" onChange={setName} />
        <TextField label="Items" value="14" onChange={setName} suffix="of 601" />
      </Dialog>
      <Dialog
        isOpen={open === 'alert'}
        onClose={close}
        role="alertdialog"
        size="small"
        title="Dispose of this archive?"
        intro="The evidence is destroyed. A tombstone with its hashes, your name and your reason stays."
        footer={
          <>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the harmless answer comes first */}
            <Button onPress={close} autoFocus>
              Keep
            </Button>
            <Button kind="danger" onPress={close}>
              Dispose
            </Button>
          </>
        }
      />
    </Section>
  );
}
