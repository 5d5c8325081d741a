import { redactSecrets } from '../../../preload/contract/secrets.ts';
import { secretsOfCopy } from '../../app/copied-words.ts';
import { attempt } from '../../app/problems.ts';
import { showToast } from '../../ui/index.ts';

export interface RecordCopy {
  readonly raw: string;
  /** People are pseudonymised in it. */
  readonly isHiding: boolean;
  readonly isWithSecrets?: boolean;
  readonly copy: (text: string) => Promise<void>;
}

/** Copies a record without the secrets in it, unless they are asked for, and says which it was. */
export async function copyRecord(wanted: RecordCopy): Promise<void> {
  const { raw, isHiding, isWithSecrets = false, copy } = wanted;
  const { text, count } = isWithSecrets ? { text: raw, count: null } : redactSecrets(raw);
  await copy(text);
  const how = isHiding ? ' with pseudonyms' : text === raw ? ' as archived' : '';
  showToast({
    tone: 'valid',
    title: `The record was copied${how}.`,
    detail: secretsOfCopy(count, !isHiding),
    act:
      text === raw
        ? undefined
        : {
            label: 'Copy with secrets',
            onPress: () => attempt(() => copyRecord({ ...wanted, isWithSecrets: true })),
          },
  });
}
