import { useState, type ReactElement } from 'react';
import type { ActRef } from '../../preload/contract/annotations.ts';
import { Button, Dialog, TextArea } from '../ui/index.ts';
import { editNote } from './annotating.ts';
import { useApp } from './app-context.ts';
import { asProblem } from './problems.ts';
import { takesFocus } from './takes-focus.ts';

export interface EditNoteDialogProps {
  readonly act: ActRef;
  readonly note: string;
  readonly onClose: () => void;
}

/** Says a note anew; the earlier one stays in the history. */
export function EditNoteDialog({ act, note, onClose }: EditNoteDialogProps): ReactElement {
  const app = useApp();
  const [text, setText] = useState(note);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const isChanged = text.trim() !== '' && text.trim() !== note;
  const save = async (): Promise<void> => {
    if (!isChanged || isBusy) return;
    setBusy(true);
    try {
      await editNote(app, act, text);
      onClose();
    } catch (thrown) {
      setError(asProblem(thrown).message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isBusy}
      size="small"
      title="Edit the note"
      intro="The note as it was stays in the history, with who changed it and when."
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button
            kind="primary"
            isBusy={isBusy}
            isDisabled={!isChanged}
            onPress={() => void save()}
          >
            Keep the new note
          </Button>
        </>
      }
    >
      <TextArea
        label="Note"
        description="Markdown: **strong**, *emphasis*, - lists, `code`"
        value={text}
        onChange={setText}
        onSubmit={() => void save()}
        error={error}
        rows={5}
        {...takesFocus}
      />
    </Dialog>
  );
}
