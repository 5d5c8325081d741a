import { ChevronsUpDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FieldFrame } from './field-frame.tsx';
import { fieldState } from './field-state.ts';
import { OptionRow } from './option-row.tsx';
import type { FieldProps, Option } from './types.ts';

export interface SelectProps<Id extends string> extends FieldProps {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string | undefined;
  readonly size?: 'normal' | 'small' | undefined;
}

/** One of a few known choices. */
export function Select<Id extends string>(props: SelectProps<Id>): ReactElement {
  const { options, value, onChange, placeholder = 'Choose…', size = 'normal' } = props;
  const choose = (key: unknown): void => {
    const option = options.find((candidate) => candidate.id === key);
    if (option !== undefined) onChange(option.id);
  };
  return (
    <AriaSelect
      {...fieldState(props)}
      className="ui-field"
      placeholder={placeholder}
      value={value}
      onChange={choose}
    >
      <FieldFrame {...props}>
        <Button className="ui-select" data-size={size}>
          <SelectValue className="ui-select-value">
            {({ defaultChildren, isPlaceholder }) =>
              isPlaceholder ? defaultChildren : labelOf(options, value)
            }
          </SelectValue>
          <ChevronsUpDown size={13} aria-hidden="true" />
        </Button>
      </FieldFrame>
      <Popover className="ui-popover ui-menu-popover" offset={4}>
        <ListBox className="ui-menu" items={options}>
          {(option) => <OptionRow option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function labelOf(options: readonly Option[], value: string | null): string {
  return options.find((option) => option.id === value)?.label ?? '';
}
