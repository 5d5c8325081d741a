import { formatCount } from '../ui/index.ts';

/**
 * What became of the secrets in copied records; undefined: they held none.
 *
 * @param redacted null: they were wanted in
 */
export function secretsOfCopy(redacted: number | null, isOriginal: boolean): string | undefined {
  if (redacted === null) return 'Secrets, if there are any, were copied too, as asked.';
  if (redacted === 0) return undefined;
  const were = redacted === 1 ? 'secret was' : 'secrets were';
  const bytes = isOriginal ? '; what is copied is not the original bytes' : '';
  return `${formatCount(redacted)} ${were} left out${bytes}.`;
}
