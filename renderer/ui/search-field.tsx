import { Search, X } from 'lucide-react';
import { useRef, type ReactElement, type ReactNode, type Ref } from 'react';
import { Button, Group, Input, Label, SearchField as AriaSearchField } from 'react-aria-components';
import { given } from './given.ts';
import { Kbd } from './kbd.tsx';
import { Spinner } from './spinner.tsx';

export interface SearchFieldProps {
  /** What is searched; spoken, not shown. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: ((value: string) => void) | undefined;
  readonly onClear?: (() => void) | undefined;
  readonly placeholder?: string | undefined;
  /** Shown at the end while empty, e.g. `/`. */
  readonly shortcut?: string | undefined;
  /** `large` is the query bar of a screen. */
  readonly size?: 'normal' | 'large' | undefined;
  readonly isMono?: boolean | undefined;
  readonly isBusy?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isInvalid?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Drawn over the text in the same metrics: syntax colours of a query. Its text must equal `value`. */
  readonly overlay?: ReactNode;
  /** A list of suggestions stands below the field (ARIA combobox); the caller has its keys. */
  readonly combo?: ComboState | undefined;
  /** The DOM id of the sentence that says what is wrong. */
  readonly errorId?: string | undefined;
  /** The caret moved, or something was marked. */
  readonly onCaret?: ((caret: number) => void) | undefined;
  /** Buttons at the end of the field. */
  readonly suffix?: ReactNode;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

export interface ComboState {
  readonly listId: string;
  readonly isOpen: boolean;
  /** The DOM id of the suggestion that Enter would take. */
  readonly activeId: string | undefined;
}

/** A field that narrows or finds; Escape clears it. */
export function SearchField(props: SearchFieldProps): ReactElement {
  const { ref, ...rest } = props;
  const drawn = useRef<HTMLSpanElement>(null);
  const { label, value, onChange, size = 'normal', shortcut, isBusy, overlay, suffix } = rest;
  return (
    <AriaSearchField
      {...given({
        onSubmit: rest.onSubmit,
        onClear: rest.onClear,
        isDisabled: rest.isDisabled,
        isInvalid: rest.isInvalid,
        autoFocus: rest.autoFocus,
      })}
      className="ui-field ui-search"
      value={value}
      onChange={onChange}
      data-size={size}
    >
      <Label className="ui-hidden">{label}</Label>
      <Group
        className="ui-input"
        data-mono={rest.isMono === true || undefined}
        data-size={size}
        data-overlaid={overlay !== undefined || undefined}
      >
        <span className="ui-input-prefix">
          {isBusy === true ? <Spinner size={15} /> : <Search size={15} aria-hidden="true" />}
        </span>
        <span className="ui-search-text">
          <Input
            onScroll={(event) => {
              // A long query scrolls within its field; the colours go with it.
              if (drawn.current !== null) drawn.current.scrollLeft = event.currentTarget.scrollLeft;
            }}
            onSelect={(event) => rest.onCaret?.(event.currentTarget.selectionStart ?? 0)}
            {...given({ placeholder: rest.placeholder, 'aria-describedby': rest.errorId })}
            {...(rest.combo !== undefined && comboProps(rest.combo))}
            {...(ref !== undefined && { ref })}
            spellCheck="false"
            autoComplete="off"
          />
          {overlay !== undefined && (
            <span ref={drawn} className="ui-search-overlay" aria-hidden="true">
              {overlay}
            </span>
          )}
        </span>
        {suffix}
        {value === '' ? (
          shortcut !== undefined && <Kbd keys={shortcut} isSilent />
        ) : (
          <Button className="ui-input-clear" aria-label="Clear">
            <X size={13} aria-hidden="true" />
          </Button>
        )}
      </Group>
    </AriaSearchField>
  );
}

function comboProps({ listId, isOpen, activeId }: ComboState) {
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': isOpen,
    'aria-haspopup': 'listbox',
    ...given({
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': isOpen ? activeId : undefined,
    }),
  } as const;
}
