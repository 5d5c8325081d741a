import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';

export interface TagProps {
  readonly children: string;
  readonly onRemove?: (() => void) | undefined;
}

/** A word somebody gave to something. */
export function Tag({ children, onRemove }: TagProps): ReactElement {
  return (
    <span className="ui-tag" data-removable={onRemove !== undefined || undefined}>
      <span className="ui-truncate">{children}</span>
      {onRemove !== undefined && (
        <Button className="ui-tag-remove" aria-label={`Remove ${children}`} onPress={onRemove}>
          <X size={11} aria-hidden="true" />
        </Button>
      )}
    </span>
  );
}
