import type { CopyFormat } from '../../../../preload/contract/table.ts';
import type { App } from '../../../app/app.ts';
import { secretsOfCopy } from '../../../app/copied-words.ts';
import { plural } from '../../../app/format.ts';
import { attempt } from '../../../app/problems.ts';
import { showToast } from '../../../ui/index.ts';
import type { SelectedPlaces } from '../use-selection.ts';

const words: Readonly<Record<CopyFormat, string>> = {
  tsv: 'copied as rows with the table’s columns.',
  json: 'copied as JSON with the table’s columns.',
  records: 'copied as original records.',
};

export interface WantedCopy {
  readonly as: CopyFormat;
  /** Leaves out the secrets that records hold. */
  readonly redact: boolean;
}

/**
 * Puts the selected events on the clipboard, and says how many they were and what became of their secrets.
 *
 * @throws Problem
 */
export async function copyEvents(
  app: App,
  places: SelectedPlaces,
  { as, redact }: WantedCopy,
): Promise<void> {
  const fields = app.table.get().columns.map(({ field }) => field);
  const wanted = { ...places, as, fields, redact };
  const { text, events, redacted } = await app.client.call('events.copy', wanted);
  await app.client.call('app.copy', { text });
  showToast({
    tone: 'valid',
    title: `${plural(events, 'event')} ${words[as]}`,
    detail: secretsOfCopy(redacted, as === 'records'),
    act:
      redacted === null || redacted === 0
        ? undefined
        : {
            label: 'Copy with secrets',
            onPress: () => attempt(() => copyEvents(app, places, { as, redact: false })),
          },
  });
}
