import type { ReactElement } from 'react';
import { Button, TextArea } from '../../ui/index.ts';
import type { NoteDraft } from './use-note-draft.ts';
import { takesFocus } from '../../app/takes-focus.ts';

/** Where a note is written: Ctrl+Enter saves it, Escape gives it up if it is empty. */
export function NoteComposer({ draft }: { readonly draft: NoteDraft }): ReactElement {
  return (
    // Escape belongs to the whole composer.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="record-composer"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (draft.text.trim() === '') draft.giveUp();
      }}
    >
      <TextArea
        label="Note"
        placeholder="What did you find, what did you ask, whom?"
        value={draft.text}
        onChange={draft.change}
        onSubmit={draft.save}
        {...takesFocus}
        error={draft.error}
      />
      <div className="record-composer-acts">
        <Button isDisabled={draft.isBusy} onPress={draft.giveUp}>
          Discard
        </Button>
        <Button
          kind="primary"
          shortcut="mod+enter"
          isBusy={draft.isBusy}
          isDisabled={draft.text.trim() === ''}
          onPress={draft.save}
        >
          Save note
        </Button>
      </div>
    </div>
  );
}
