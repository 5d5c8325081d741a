import type { ReactElement, ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { CircleAlert } from 'lucide-react';

export interface FieldFrameProps {
  readonly label: string;
  readonly isLabelHidden?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly description?: ReactNode;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** Label above, control, then the description or the error below. For this room's fields only. */
export function FieldFrame(props: FieldFrameProps): ReactElement {
  const { label, isLabelHidden, isRequired, description, error, children } = props;
  return (
    <>
      <Label className={isLabelHidden === true ? 'ui-hidden' : 'ui-field-label'}>
        {label}
        {isRequired === true && <span className="ui-field-required"> required</span>}
      </Label>
      {children}
      {description !== undefined && description !== null && error === undefined && (
        <Text slot="description" className="ui-field-description">
          {description}
        </Text>
      )}
      <FieldError className="ui-field-error">
        <CircleAlert size={13} aria-hidden="true" />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
