import type { Verification } from '../../../preload/contract/integrity.ts';
import { plural } from '../../app/format.ts';

const good: Readonly<Record<Verification['kind'], string>> = {
  archive: 'The archive is intact',
  report: 'The report is unaltered since it was signed',
  proof: 'The proof holds: the record is in what that ledger committed to',
};

/** The verdict in one sentence; it never claims more than the checks can show. */
export function verdictOf({ kind, valid, checks }: Verification): {
  readonly tone: 'valid' | 'exception';
  readonly title: string;
} {
  if (!valid) {
    const wrong = checks.filter(({ ok }) => !ok).length;
    return {
      tone: 'exception',
      title: `The ${kind} is not as it should be: ${plural(wrong, 'check')} of ${checks.length} found something wrong.`,
    };
  }
  const looked = kind === 'proof' ? '' : `: ${plural(checks.length, 'check')}, nothing wrong`;
  return { tone: 'valid', title: `${good[kind]}${looked}.` };
}

/** What the checks cannot answer: whose key it is, and what only a copy of the head could show. */
export function beyondWords(result: Verification): string | undefined {
  switch (result.kind) {
    case 'report':
      return trustWords(result);
    case 'archive':
      return openQuestion(result, 'anchors');
    case 'proof':
      return openQuestion(result, 'anchor');
  }
}

function trustWords({ trust, checks }: Verification): string | undefined {
  // Without a signature that could be read there is no key to ask about.
  if (!checks.some(({ name }) => name.startsWith('signature'))) return undefined;
  switch (trust) {
    case 'trusted':
      return 'The signer’s certificate leads to one that you trust.';
    case 'not trusted':
      return 'The signer’s certificate leads to none that you trust.';
    case 'not checked':
      return 'Whose key it is was not checked: compare the signer’s certificate with the one you expect.';
  }
}

/** A check that holds and yet says what it could not know. */
function openQuestion({ valid, checks }: Verification, check: string): string | undefined {
  const { detail = '' } = checks.find(({ name }) => name === check) ?? {};
  if (!valid || !/cannot be excluded$|was given/.test(detail)) return undefined;
  return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`;
}
