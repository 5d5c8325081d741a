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

/** A text of so many characters at most, and … where more of it was. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // No half of a character is left at the end.
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
