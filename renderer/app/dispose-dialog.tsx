import { useState, type ReactElement } from 'react';
import type { DisposalPlan } from '../../preload/contract/retention.ts';
import { Callout, formatCount, Skeleton, TextArea } from '../ui/index.ts';
import { useApp } from './app-context.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useCall } from './calls.ts';
import { disposeOriginals, planWords } from './retention.ts';
import { takesFocus } from './takes-focus.ts';
import { useAsked } from './use-asked.ts';
import './retention.css';

export interface DisposeDialogProps {
  /** SHA-256 of each. */
  readonly originals: readonly string[];
  readonly onClose: () => void;
}

/** Names shown; of the rest it says how many they are. */
const mostNamed = 6;

/** What disposing of originals removes and leaves, and the question whether to. */
export function DisposeDialog({ originals, onClose }: DisposeDialogProps): ReactElement {
  const app = useApp();
  const { data: plan, error: unreadable } = useCall('retention.plan', {
    originals: [...originals],
  });
  const [reason, setReason] = useState('');
  const isRefused = plan !== undefined && plan.refusals.length > 0;
  const asked = useAsked({
    isReady: plan !== undefined && !isRefused && reason.trim() !== '',
    act: () => disposeOriginals(app, originals, reason),
    onClose,
  });
  return (
    <AskDialog
      asked={asked}
      answer="Dispose of it"
      onClose={onClose}
      role="alertdialog"
      title={
        originals.length === 1
          ? 'Dispose of this original?'
          : `Dispose of ${formatCount(originals.length)} originals?`
      }
      intro="It cannot be undone. The archive’s file is written anew, so that nothing of it is left there."
    >
      <div className="app-form">
        {plan === undefined ? <Waiting message={unreadable?.message} /> : <Plan plan={plan} />}
        {!isRefused && (
          <TextArea
            label="Why"
            placeholder="Another client’s account, delivered by mistake"
            rows={2}
            value={reason}
            onChange={setReason}
            {...takesFocus}
            onSubmit={asked.send}
            error={asked.error}
          />
        )}
      </div>
    </AskDialog>
  );
}

function Waiting({ message }: { readonly message: string | undefined }): ReactElement {
  if (message === undefined) return <Skeleton width="80%" height={14} />;
  return (
    <Callout tone="exception" title="What it would remove could not be found out.">
      {message}
    </Callout>
  );
}

function Plan({ plan }: { readonly plan: DisposalPlan }): ReactElement {
  const { goes, stays } = planWords(plan);
  const rest = plan.objects.length - mostNamed;
  return (
    <>
      <ul className="app-originals" aria-label="Originals">
        {plan.objects.slice(0, mostNamed).map(({ object, name }) => (
          <li key={object} className="ui-selectable" title={name}>
            {name}
          </li>
        ))}
        {rest > 0 && <li>and {formatCount(rest)} more</li>}
      </ul>
      {plan.refusals.length > 0 ? (
        <Callout tone="attention" title="It has to stay.">
          <ul className="app-refusals">
            {plan.refusals.map((refusal) => (
              <li key={refusal}>{refusal}</li>
            ))}
          </ul>
        </Callout>
      ) : (
        <div className="app-disposal">
          <Sentences title="Goes for good" sentences={goes} />
          <Sentences title="Stays" sentences={stays} />
        </div>
      )}
    </>
  );
}

function Sentences(props: {
  readonly title: string;
  readonly sentences: readonly string[];
}): ReactElement {
  return (
    <section>
      <h3>{props.title}</h3>
      <ul>
        {props.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
