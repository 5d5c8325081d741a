import type { Phrase } from '../../../preload/contract/domain.ts';

export function plain(text: string): Phrase {
  return { text, strong: false };
}

export function strong(text: string): Phrase {
  return { text, strong: true };
}

/** The last part of an ARN. */
export function afterSlash(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
