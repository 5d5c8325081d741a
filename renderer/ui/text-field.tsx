import type { ReactElement, ReactNode, Ref } from 'react';
import { Group, Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldFrame } from './field-frame.tsx';
import { fieldState } from './field-state.ts';
import { given } from './given.ts';
import type { FieldProps } from './types.ts';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** For ids, hashes, ARNs and queries. */
  readonly isMono?: boolean | undefined;
  readonly type?: 'text' | 'email' | 'url' | 'date' | 'number' | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | undefined;
  readonly maxLength?: number | undefined;
  /** A unit or a button at the end of the field. */
  readonly suffix?: ReactNode;
  readonly onBlur?: (() => void) | undefined;
  readonly onEnter?: (() => void) | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** One line of text. */
export function TextField(props: TextFieldProps): ReactElement {
  const { ref, ...rest } = props;
  const { value, onChange, placeholder, isMono, suffix, onEnter, onBlur } = rest;
  return (
    <AriaTextField
      {...fieldState(rest)}
      {...given({
        type: rest.type,
        inputMode: rest.inputMode,
        maxLength: rest.maxLength,
        onBlur: onBlur && (() => onBlur()),
      })}
      className="ui-field"
      value={value}
      onChange={onChange}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onEnter?.();
        event.continuePropagation();
      }}
    >
      <FieldFrame {...rest}>
        <Group className="ui-input" data-mono={isMono === true || undefined}>
          <Input
            {...given({ placeholder })}
            {...(ref !== undefined && { ref })}
            spellCheck="false"
            autoComplete="off"
          />
          {suffix !== undefined && <span className="ui-input-suffix">{suffix}</span>}
        </Group>
      </FieldFrame>
    </AriaTextField>
  );
}
