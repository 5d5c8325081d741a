import { CircleAlert } from 'lucide-react';
import { useId, type ReactElement } from 'react';
import type { GrantedPath } from '../../../preload/contract/domain.ts';
import { Button } from '../../ui/index.ts';

export interface ChosenFileProps {
  readonly label: string;
  /** What stands there while no file is chosen. */
  readonly none: string;
  /** The button's words. */
  readonly act: string;
  readonly file: GrantedPath | null;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly onChoose: () => void;
}

/** A file that the system's dialog asks for, with what was chosen. */
export function ChosenFile(props: ChosenFileProps): ReactElement {
  const { label, none, act, file, error, isDisabled, onChoose } = props;
  const id = useId();
  return (
    <fieldset className="report-file">
      <legend className="report-file-label">{label}</legend>
      <div className="report-file-row">
        {file === null ? (
          <span className="report-file-none">{none}</span>
        ) : (
          <span className="report-file-name" title={`${file.folder}/${file.name}`}>
            {file.name}
            <span>{file.folder}</span>
          </span>
        )}
        <Button
          isDisabled={isDisabled}
          aria-describedby={error === undefined ? undefined : id}
          onPress={onChoose}
        >
          {act}
        </Button>
      </div>
      {error !== undefined && (
        <p className="report-file-error" id={id} role="alert">
          <CircleAlert size={13} aria-hidden="true" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
