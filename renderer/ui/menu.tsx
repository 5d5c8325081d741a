import { Check, ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger as AriaMenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';
import { given } from './given.ts';
import { Kbd } from './kbd.tsx';

/** An act, a line between acts, a titled group of acts, or a submenu. */
export type MenuEntry =
  | {
      readonly kind?: 'act' | undefined;
      readonly id: string;
      readonly label: string;
      readonly description?: string | undefined;
      readonly icon?: ReactNode;
      readonly shortcut?: string | undefined;
      readonly isDisabled?: boolean | undefined;
      /** Destroys or voids something. */
      readonly isDanger?: boolean | undefined;
      /** A tick before its words: the entry is a state that is on. */
      readonly isSelected?: boolean | undefined;
      readonly onAct?: (() => void) | undefined;
    }
  | { readonly kind: 'line'; readonly id: string }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly label: string;
      /** The label is a value: its letters stay as they are. */
      readonly isValue?: boolean | undefined;
      readonly entries: readonly MenuEntry[];
    }
  | {
      readonly kind: 'submenu';
      readonly id: string;
      readonly label: string;
      readonly icon?: ReactNode;
      readonly entries: readonly MenuEntry[];
    };

export interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Told for every act, after the entry's own `onAct`. */
  readonly onAct?: ((id: string) => void) | undefined;
  /** The keyboard is at the first act at once, however the menu was opened. */
  readonly startsAtFirst?: boolean | undefined;
}

/** A list of acts; put it into a `MenuTrigger`. */
export function Menu({ label, entries, onAct, startsAtFirst }: MenuProps): ReactElement {
  return (
    <AriaMenu
      className="ui-menu"
      aria-label={label}
      {...given({ autoFocus: startsAtFirst === true ? ('first' as const) : undefined })}
    >
      {entries.map((entry) => renderEntry(entry, onAct))}
    </AriaMenu>
  );
}

function renderEntry(entry: MenuEntry, onAct: MenuProps['onAct']): ReactElement {
  switch (entry.kind) {
    case 'line':
      return <Separator key={entry.id} id={entry.id} className="ui-menu-line" />;
    case 'group':
      return (
        <MenuSection key={entry.id} id={entry.id} className="ui-menu-group">
          <Header className="ui-menu-heading" data-value={entry.isValue === true || undefined}>
            {entry.label}
          </Header>
          {entry.entries.map((inner) => renderEntry(inner, onAct))}
        </MenuSection>
      );
    case 'submenu':
      return (
        <SubmenuTrigger key={entry.id}>
          <MenuItem id={entry.id} className="ui-menu-item" textValue={entry.label}>
            <span className="ui-menu-mark" />
            {entry.icon !== undefined && <span className="ui-menu-icon">{entry.icon}</span>}
            <span className="ui-menu-words">{entry.label}</span>
            <ChevronRight size={13} aria-hidden="true" />
          </MenuItem>
          <Popover className="ui-popover ui-menu-popover" offset={-2} crossOffset={-5}>
            <Menu label={entry.label} entries={entry.entries} onAct={onAct} />
          </Popover>
        </SubmenuTrigger>
      );
    case 'act':
    case undefined:
      return (
        <MenuItem
          {...given({ isDisabled: entry.isDisabled })}
          key={entry.id}
          id={entry.id}
          className="ui-menu-item"
          textValue={entry.label}
          data-danger={entry.isDanger === true || undefined}
          onAction={() => {
            entry.onAct?.();
            onAct?.(entry.id);
          }}
        >
          <span className="ui-menu-mark">
            {entry.isSelected === true && (
              <>
                <Check size={14} aria-hidden="true" />
                <span className="ui-hidden">on, </span>
              </>
            )}
          </span>
          {entry.icon !== undefined && <span className="ui-menu-icon">{entry.icon}</span>}
          <span className="ui-menu-words">
            <span>{entry.label}</span>
            {entry.description !== undefined && (
              <span className="ui-menu-description">{entry.description}</span>
            )}
          </span>
          {entry.shortcut !== undefined && <Kbd keys={entry.shortcut} look="bare" />}
        </MenuItem>
      );
  }
}

export interface MenuTriggerProps extends MenuProps {
  /** One of our buttons. */
  readonly trigger: ReactElement;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | undefined;
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined;
}

/** A button that opens a menu. */
export function MenuTrigger(props: MenuTriggerProps): ReactElement {
  const { trigger, placement = 'bottom start', isOpen, onOpenChange, ...menu } = props;
  return (
    <AriaMenuTrigger {...given({ isOpen, onOpenChange })}>
      {trigger}
      <Popover className="ui-popover ui-menu-popover" placement={placement} offset={4}>
        <Menu {...menu} />
      </Popover>
    </AriaMenuTrigger>
  );
}
