import { ChevronsUpDown } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  ListBox,
  Popover,
  useFilter,
} from 'react-aria-components';
import { FieldFrame } from './field-frame.tsx';
import { fieldState } from './field-state.ts';
import { given } from './given.ts';
import { OptionRow } from './option-row.tsx';
import type { FieldProps, Option } from './types.ts';

export interface ComboBoxProps<Id extends string> extends FieldProps {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
  /** When given, text that is no option is kept and told here on Enter or blur. */
  readonly onCustom?: ((text: string) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly isMono?: boolean | undefined;
}

/** A choice among many, found by typing. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>): ReactElement {
  const { options, value, onChange, onCustom, placeholder, isMono } = props;
  const { contains } = useFilter({ sensitivity: 'base' });
  const chosen = options.find((option) => option.id === value)?.label ?? value ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const shown = useMemo(
    () => options.filter((option) => typed === null || contains(option.label, typed)),
    [options, typed, contains],
  );
  const choose = (key: unknown): void => {
    const option = options.find((candidate) => candidate.id === key);
    setTyped(null);
    if (option !== undefined) onChange(option.id);
    else if (typed === '') onChange(null);
    else if (typed !== null) onCustom?.(typed);
  };
  return (
    <AriaComboBox
      {...fieldState(props)}
      className="ui-field"
      items={shown}
      value={value}
      onChange={choose}
      inputValue={typed ?? chosen}
      onInputChange={(text) => setTyped(text === chosen ? null : text)}
      allowsCustomValue={onCustom !== undefined}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <FieldFrame {...props}>
        <Group className="ui-input" data-mono={isMono === true || undefined}>
          <Input {...given({ placeholder })} spellCheck="false" />
          <Button className="ui-input-open" aria-label="Show choices">
            <ChevronsUpDown size={13} aria-hidden="true" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className="ui-popover ui-menu-popover" offset={4}>
        <ListBox<Option<Id>>
          className="ui-menu"
          renderEmptyState={() => <div className="ui-menu-empty">Nothing by that name</div>}
        >
          {(option) => <OptionRow option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
