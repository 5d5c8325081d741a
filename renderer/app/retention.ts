import type { Certificate, DisposalPlan } from '../../preload/contract/retention.ts';
import { showToast } from '../ui/index.ts';
import type { App } from './app.ts';
import { fetchCall } from './calls.ts';
import { forgetSearches } from './searches.ts';
import { takeAnswer } from './engagement.ts';
import { formatBytes, plural } from './format.ts';
import { askWithPerson } from './person.ts';

/** Asks why the hold is placed, or why it is lifted if one stands. */
export async function askHold(app: App): Promise<void> {
  const { hold } = await fetchCall(app, 'retention.state', {});
  await askWithPerson(app, { kind: 'hold', act: hold === null ? 'place' : 'lift' });
}

/** What goes and what stays, one sentence each. */
export function planWords(plan: Omit<DisposalPlan, 'refusals'>): {
  readonly goes: readonly string[];
  readonly stays: readonly string[];
} {
  const { objects, bytes, events, livingOn, duplicates, rejected } = plan;
  const files = plural(objects.length, 'original');
  const rows = [
    plural(events, 'event'),
    ...(duplicates > 0 ? [plural(duplicates, 'duplicate')] : []),
    ...(rejected > 0 ? [plural(rejected, 'rejected part')] : []),
  ];
  return {
    goes: [
      `The bytes of ${files}, ${formatBytes(bytes)}.`,
      `The rows of the index about ${objects.length === 1 ? 'its' : 'their'} records: ${rows.join(', ')}.`,
      'Names, addresses and other texts of the index that nothing else uses.',
    ],
    stays: [
      `A tombstone: ${objects.length === 1 ? 'file name' : 'file names'}, SHA-256, size and counts.`,
      'The act in the ledger: who, when and why.',
      ...(livingOn > 0
        ? [`${plural(livingOn, 'event')} of which another original holds the same record.`]
        : []),
    ],
  };
}

/** Disposes of originals. @returns once their bytes are gone @throws Problem */
export async function disposeOriginals(
  app: App,
  originals: readonly string[],
  reason: string,
): Promise<void> {
  const done = await app.client.call('retention.dispose', { originals: [...originals], reason });
  const title = `${plural(done.objects.length, 'original')} disposed of, with ${plural(done.events, 'event')}.`;
  if (done.swept) showToast({ tone: 'valid', title, detail: 'The tombstone stays in Sources.' });
  else {
    const detail = 'Their bytes could not be cleared from the file yet; Integrity says how.';
    showToast({ tone: 'attention', title, detail });
  }
}

/**
 * Lets the person choose where the certificate goes, then disposes of the open engagement.
 *
 * @returns undefined if no place was chosen
 * @throws Problem
 */
export async function disposeEngagement(
  app: App,
  wanted: { readonly name: string; readonly reason: string; readonly early: string | null },
): Promise<Certificate | undefined> {
  const suggestedName = `${wanted.name} disposal certificate`;
  const [place] = await app.client.call('paths.choose', { purpose: 'certificate', suggestedName });
  if (place === undefined) return undefined;
  const { ticket } = place;
  // Main says that it is closed before it answers: what is open is asked now.
  const open = app.engagement.get();
  const disposing = app.client.call('retention.disposeEngagement', {
    ...wanted,
    certificate: ticket,
  });
  await takeAnswer(
    app,
    disposing.then(() => null),
  );
  const written = await disposing;
  if (open) forgetSearches(open);
  showToast({
    tone: 'valid',
    title: `${written.engagement} is disposed of: ${plural(written.events, 'event')} of ${plural(written.objects, 'original')}.`,
    detail: `The certificate is ${place.name}.`,
    act: { label: 'Show it', onPress: () => void app.client.call('app.reveal', { ticket }) },
  });
  return written;
}
