import type { ReactElement } from 'react';
import type { GrantedPath } from '../../preload/contract/domain.ts';
import { Button, Dialog } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { useEngagement } from './use-engagement.ts';
import { askNewEngagement } from './engagement.ts';
import { fewOf, plural } from './format.ts';
import { importPaths } from './import.ts';
import { attempt } from './problems.ts';
import { takesFocus } from './takes-focus.ts';

export interface OfferImportDialogProps {
  readonly paths: readonly GrantedPath[];
  readonly onClose: () => void;
}

/** The system handed files over while an engagement is open: which one are they for? */
export function OfferImportDialog({ paths, onClose }: OfferImportDialogProps): ReactElement {
  const app = useApp();
  const engagement = useEngagement();
  const then = (work: () => Promise<unknown>) => () => {
    onClose();
    attempt(work);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Import ${plural(paths.length, 'file')}?`}
      intro={fewOf(
        paths.map(({ name }) => name),
        4,
      )}
      size="small"
      footerStart={
        <Button kind="quiet" onPress={onClose}>
          Leave them
        </Button>
      }
      footer={
        <>
          <Button onPress={then(() => askNewEngagement(app, paths))}>Into a new one…</Button>
          <Button kind="primary" {...takesFocus} onPress={then(() => importPaths(app, paths))}>
            Import here
          </Button>
        </>
      }
    >
      <p>
        They would be added to <strong>{engagement?.name}</strong>. What the archive already holds
        is recognised and not added twice.
      </p>
    </Dialog>
  );
}
