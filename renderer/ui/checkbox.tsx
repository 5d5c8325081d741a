import type { ReactElement, ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { given } from './given.ts';

export interface CheckboxProps {
  /** Without children give an `aria-label`. */
  readonly children?: ReactNode;
  readonly description?: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** Some of what it stands for is on. */
  readonly isIndeterminate?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isInvalid?: boolean | undefined;
  readonly 'aria-label'?: string | undefined;
}

/** A yes or no. */
export function Checkbox(props: CheckboxProps): ReactElement {
  const { children, description, isSelected, onChange } = props;
  return (
    <AriaCheckbox
      {...given({
        isIndeterminate: props.isIndeterminate,
        isDisabled: props.isDisabled,
        isInvalid: props.isInvalid,
        'aria-label': props['aria-label'],
      })}
      className="ui-check"
      isSelected={isSelected}
      onChange={onChange}
    >
      {({ isSelected: isOn, isIndeterminate }) => (
        <>
          <span className="ui-check-box">
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              {isIndeterminate && <path d="M4.5 8h7" />}
              {isOn && !isIndeterminate && <path d="m4.2 8.3 2.5 2.5 5.1-5.5" />}
            </svg>
          </span>
          {children !== undefined && (
            <span className="ui-check-words">
              <span>{children}</span>
              {description !== undefined && <span className="ui-check-note">{description}</span>}
            </span>
          )}
        </>
      )}
    </AriaCheckbox>
  );
}
