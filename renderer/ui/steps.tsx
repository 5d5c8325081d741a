import type { ReactElement, ReactNode } from 'react';
import { StateGlyph } from './state-glyph.tsx';

export interface Step {
  readonly id: string;
  readonly title: string;
  /** Who, or what it waits for. */
  readonly note?: ReactNode;
  /** Lines under it: when, with which key. */
  readonly details?: ReactNode;
  readonly state: 'done' | 'attention' | 'current' | 'waiting';
}

export interface StepsProps {
  readonly label: string;
  readonly steps: readonly Step[];
}

const SPOKEN: Readonly<Record<Step['state'], string>> = {
  done: 'done',
  attention: 'needs a look',
  current: 'next',
  waiting: 'not yet',
};

/** Acts that follow each other, such as preparing, reviewing and locking. */
export function Steps({ label, steps }: StepsProps): ReactElement {
  return (
    <ol className="ui-steps" aria-label={label}>
      {steps.map((step, index) => (
        <li key={step.id} data-state={step.state}>
          <span className="ui-step-sign">
            <span className="ui-hidden">{SPOKEN[step.state]}: </span>
            <Sign state={step.state} number={index + 1} />
          </span>
          <div>
            <strong>{step.title}</strong> {step.note}
            {step.details !== undefined && <div className="ui-step-details">{step.details}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

interface SignProps {
  readonly state: Step['state'];
  readonly number: number;
}

function Sign({ state, number }: SignProps): ReactElement {
  switch (state) {
    case 'done':
      return <StateGlyph state="done" size={18} />;
    case 'attention':
      return <StateGlyph state="attention" size={18} />;
    case 'current':
    case 'waiting':
      return <span aria-hidden="true">{number}</span>;
  }
}
