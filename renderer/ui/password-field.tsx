import { Eye, EyeOff } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Group, Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldFrame } from './field-frame.tsx';
import { fieldState } from './field-state.ts';
import { given } from './given.ts';
import { IconButton } from './icon-button.tsx';
import type { FieldProps } from './types.ts';

export interface PasswordFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** `new-password` keeps password managers from filling an old one in. */
  readonly purpose?: 'current-password' | 'new-password' | 'off' | undefined;
  readonly onEnter?: (() => void) | undefined;
}

/** A secret, hidden until its owner asks to see it. */
export function PasswordField(props: PasswordFieldProps): ReactElement {
  const { value, onChange, placeholder, purpose = 'off', onEnter } = props;
  const [isShown, setShown] = useState(false);
  return (
    <AriaTextField
      {...fieldState(props)}
      className="ui-field"
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onEnter?.();
        event.continuePropagation();
      }}
    >
      <FieldFrame {...props}>
        <Group className="ui-input" data-mono={(isShown && value !== '') || undefined}>
          <Input {...given({ placeholder })} spellCheck="false" autoComplete={purpose} />
          <IconButton
            label={isShown ? 'Hide' : 'Show'}
            size="small"
            icon={isShown ? <EyeOff size={15} /> : <Eye size={15} />}
            isDisabled={props.isDisabled}
            onPress={() => setShown(!isShown)}
          />
        </Group>
      </FieldFrame>
    </AriaTextField>
  );
}
