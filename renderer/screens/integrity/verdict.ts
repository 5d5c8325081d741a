import type { Verification } from '../../../preload/contract/domain.ts';
import { plural } from '../../app/format.ts';

/** The verdict in one sentence; it never claims more than the checks can show. */
export function verdictOf({ kind, valid, checks }: Verification): {
  readonly tone: 'valid' | 'exception';
  readonly title: string;
} {
  const what = kind === 'archive' ? 'archive' : 'report';
  if (!valid) {
    const wrong = checks.filter(({ ok }) => !ok).length;
    return {
      tone: 'exception',
      title: `The ${what} is not as it should be: ${plural(wrong, 'check')} of ${checks.length} found something wrong.`,
    };
  }
  return {
    tone: 'valid',
    title:
      kind === 'archive'
        ? `The archive is intact: ${plural(checks.length, 'check')}, nothing wrong.`
        : `The report is unaltered since it was signed: ${plural(checks.length, 'check')}, nothing wrong.`,
  };
}

/** Whose key it is, which is a question of its own. */
export function trustWords({ kind, trust, checks }: Verification): string | undefined {
  // Without a signature that could be read there is no key to ask about.
  const isSigned = checks.some(({ name }) => name.startsWith('signature'));
  if (kind === 'archive' || !isSigned) return undefined;
  switch (trust) {
    case 'trusted':
      return 'The signer’s certificate leads to one that you trust.';
    case 'not trusted':
      return 'The signer’s certificate leads to none that you trust.';
    case 'not checked':
      return 'Whose key it is was not checked: compare the signer’s certificate with the one you expect.';
  }
}
