import type { ReactElement, ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import { Button } from './button.tsx';

export interface ProgressProps {
  /** What is running. */
  readonly label: string;
  /** Done so far, of `total`; without it the end is not known. */
  readonly value?: number | undefined;
  readonly total?: number | undefined;
  /** The numbers with their units: "61,204 of 1,204,518 records, about 2 minutes left". */
  readonly detail?: ReactNode;
  readonly onCancel?: (() => void) | undefined;
  readonly isCancelling?: boolean | undefined;
  /** `line` is one row for the status line. */
  readonly look?: 'block' | 'line' | undefined;
}

/** Long work under way: what, how far, and a way out. */
export function Progress(props: ProgressProps): ReactElement {
  const { label, value, total = 1, detail, onCancel, isCancelling, look = 'block' } = props;
  const isKnown = value !== undefined;
  return (
    <div className="ui-progress" data-look={look}>
      <span className="ui-progress-label" aria-hidden="true">
        {label}
      </span>
      <ProgressBar
        className="ui-progress-track"
        aria-label={label}
        maxValue={total}
        value={value ?? 0}
        isIndeterminate={!isKnown}
      >
        {({ percentage }) => (
          <span
            className="ui-progress-fill"
            data-unknown={!isKnown || undefined}
            style={isKnown ? { transform: `scaleX(${(percentage ?? 0) / 100})` } : undefined}
          />
        )}
      </ProgressBar>
      {detail !== undefined && <span className="ui-progress-detail">{detail}</span>}
      {onCancel !== undefined && (
        <span className="ui-progress-cancel">
          <Button size="small" kind="quiet" isBusy={isCancelling} onPress={onCancel}>
            Cancel
          </Button>
        </span>
      )}
    </div>
  );
}
