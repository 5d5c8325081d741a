import type { EventRecord } from '../../preload/contract/domain.ts';
import type { ProofResult } from '../../preload/contract/integrity.ts';
import { showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { fetchCall } from './calls.ts';
import { formatDay } from './format.ts';
import { requirePerson } from './person.ts';
import { realNames } from './privacy-words.ts';
import { attempt } from './problems.ts';

/** Saves the proof of one record where the person says, and tells what it can be held against. */
export async function saveProof(app: App, { row }: EventRecord): Promise<void> {
  if (!(await requirePerson(app))) return;
  const [place] = await app.client.call('paths.choose', {
    purpose: 'proof',
    suggestedName: `Proof of ${row.eventName} ${formatDay(row.eventTime)}`.slice(0, 120),
  });
  if (place === undefined) return;
  const { ticket } = place;
  const { isOn } = await fetchCall(app, 'privacy.state', {});
  const proof = await app.client.call('events.prove', { ref: row.ref, out: ticket });
  showToast({
    tone: proof.anchor === 'none' ? 'attention' : 'valid',
    title: `The proof is in ${proof.file}.`,
    detail: isOn ? `${anchorWords(proof)} ${realNames('The proof')}` : anchorWords(proof),
    act:
      proof.anchor === 'none'
        ? { label: 'Time-stamp…', onPress: () => void app.acts.run('time-stamp') }
        : {
            label: 'Show in folder',
            onPress: () => attempt(() => app.client.call('app.reveal', { ticket })),
          },
  });
}

function anchorWords({ anchor }: ProofResult): string {
  switch (anchor) {
    case 'time stamp':
      return 'It carries a time stamp over the head that it leads to.';
    case 'report':
      return 'A signed report covers it: hand that along, and verify the two together.';
    case 'none':
      return 'Its head has not left this file yet: time-stamp it now, and save the proof again.';
  }
}
