import type { ReactElement } from 'react';
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { FieldFrame } from './field-frame.tsx';
import { fieldState } from './field-state.ts';
import { given } from './given.ts';
import type { FieldProps, Option } from './types.ts';

export interface RadioGroupProps<Id extends string> extends Omit<FieldProps, 'autoFocus'> {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly orientation?: 'vertical' | 'horizontal' | undefined;
}

/** One of a few choices, all of them in view. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>): ReactElement {
  const { options, value, onChange, orientation = 'vertical' } = props;
  const choose = (id: string): void => {
    const option = options.find((candidate) => candidate.id === id);
    if (option !== undefined) onChange(option.id);
  };
  return (
    <AriaRadioGroup
      {...fieldState(props)}
      className="ui-field"
      orientation={orientation}
      value={value}
      onChange={choose}
    >
      <FieldFrame {...props}>
        <div className="ui-radios" data-orientation={orientation}>
          {options.map((option) => (
            <Radio
              {...given({ isDisabled: option.isDisabled })}
              key={option.id}
              value={option.id}
              className="ui-check"
            >
              <span className="ui-check-dot" />
              <span className="ui-check-words">
                <span className="ui-check-label">
                  {option.icon}
                  {option.label}
                </span>
                {option.description !== undefined && (
                  <span className="ui-check-note">{option.description}</span>
                )}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}
