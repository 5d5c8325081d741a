import type { ReactElement } from 'react';
import { controlResults } from '../../../preload/contract/assessment.ts';
import { Button, RadioGroup, TextArea } from '../../ui/index.ts';
import { resultLooks } from './control-result.ts';
import type { ConclusionDraft } from './use-conclusion-draft.ts';

export interface ConclusionFormProps {
  readonly draft: ConclusionDraft;
  /** The control was concluded before; that conclusion stays in the history. */
  readonly isAgain: boolean;
}

/** Result and rationale; Ctrl+Enter concludes. */
export function ConclusionForm({ draft, isAgain }: ConclusionFormProps): ReactElement {
  return (
    // The chord belongs to the whole form, not only to its text field.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="app-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          draft.save();
        }
      }}
    >
      <RadioGroup
        label="Result"
        orientation="horizontal"
        options={controlResults.map((id) => ({ id, label: resultLooks[id].words }))}
        value={draft.result}
        onChange={(result) => draft.change({ result })}
        description={resultLooks[draft.result].meaning}
      />
      <TextArea
        label="Rationale"
        rows={3}
        value={draft.rationale}
        onChange={(rationale) => draft.change({ rationale })}
        error={draft.error}
      />
      <div className="assessment-conclude-acts">
        {isAgain && (
          <Button isDisabled={draft.isBusy} onPress={draft.giveUp}>
            Leave it as it is
          </Button>
        )}
        <Button kind="primary" shortcut="mod+enter" isBusy={draft.isBusy} onPress={draft.save}>
          Save the conclusion
        </Button>
      </div>
    </div>
  );
}
