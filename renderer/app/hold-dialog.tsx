import type { ReactElement } from 'react';
import { useApp } from './app-context.ts';
import { ReasonDialog } from './reason-dialog.tsx';

export interface HoldDialogProps {
  readonly act: 'place' | 'lift';
  readonly onClose: () => void;
}

const words = {
  place: {
    title: 'Place a legal hold',
    intro: 'Until it is lifted, nothing of this engagement can be disposed of.',
    label: 'Why it is held',
    placeholder: 'Keller v. Northwind, letter of 12 November',
    answer: 'Place the hold',
  },
  lift: {
    title: 'Lift the legal hold',
    intro: 'Originals can be disposed of again, the engagement after its retention date.',
    label: 'Why it is lifted',
    placeholder: 'Settled; counsel’s letter of 3 March',
    answer: 'Lift the hold',
  },
} as const;

/** Asks why a legal hold is placed or lifted. */
export function HoldDialog({ act, onClose }: HoldDialogProps): ReactElement {
  const { client } = useApp();
  return (
    <ReasonDialog
      words={words[act]}
      act={(reason) => client.call('retention.hold', { act, reason })}
      onClose={onClose}
    />
  );
}
