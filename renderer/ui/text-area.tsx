import type { ReactElement, Ref } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { FieldFrame } from './field-frame.tsx';
import { fieldState } from './field-state.ts';
import { given } from './given.ts';
import type { FieldProps } from './types.ts';

export interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly rows?: number | undefined;
  readonly isMono?: boolean | undefined;
  /** Ctrl+Enter, on macOS ⌘+Enter. */
  readonly onSubmit?: (() => void) | undefined;
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
}

/* In px; the field grows with its content, so `rows` alone would not hold it open. */
const LINE = 18;
const PADDING = 14;

/** Several lines of somebody's words; grows with them up to half the window. */
export function TextArea(props: TextAreaProps): ReactElement {
  const { ref, ...rest } = props;
  const { value, onChange, placeholder, rows = 3, isMono, onSubmit } = rest;
  return (
    <AriaTextField
      {...fieldState(rest)}
      className="ui-field"
      value={value}
      onChange={onChange}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit?.();
        event.continuePropagation();
      }}
    >
      <FieldFrame {...rest}>
        <AriaTextArea
          {...given({ placeholder })}
          {...(ref !== undefined && { ref })}
          className="ui-text-area"
          rows={rows}
          style={{ minHeight: rows * LINE + PADDING }}
          data-mono={isMono === true || undefined}
        />
      </FieldFrame>
    </AriaTextField>
  );
}
