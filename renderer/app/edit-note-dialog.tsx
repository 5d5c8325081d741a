import { useState, type ReactElement } from 'react';
import type { ActRef } from '../../preload/contract/annotations.ts';
import { TextArea } from '../ui/index.ts';
import { editNote } from './annotating.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';

export interface EditNoteDialogProps {
  readonly act: ActRef;
  readonly note: string;
  readonly onClose: () => void;
}

/** Says a note anew; the earlier one stays in the history. */
export function EditNoteDialog({ act, note, onClose }: EditNoteDialogProps): ReactElement {
  const app = useApp();
  const [text, setText] = useState(note);
  const asked = useAsked({
    isReady: text.trim() !== '' && text.trim() !== note,
    act: () => editNote(app, act, text),
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Keep the new note"
      onClose={onClose}
      title="Edit the note"
      intro="The note as it was stays in the history, with who changed it and when."
    >
      <TextArea
        label="Note"
        description="Markdown: **strong**, *emphasis*, - lists, `code`"
        value={text}
        onChange={setText}
        onSubmit={asked.send}
        error={asked.error}
        rows={5}
        {...takesFocus}
      />
    </AskDialog>
  );
}
