/** An act as a person reads it; keys in the grammar of `Kbd`. */
export interface ActWords {
  readonly label: string;
  readonly group: ActGroup;
  readonly keys?: string;
  /** A second key for the same act; not shown beside it. */
  readonly otherKeys?: string;
  /** In a field its keys mean what they mean there. */
  readonly isFieldsOwn?: boolean;
  /** Further words that find it in the palette. */
  readonly words?: string;
  /** Why it may be impossible although an engagement is open. */
  readonly whyNot?: string;
}

export const actGroups = ['Work', 'Go', 'Engagement', 'Window', 'Help'] as const;
export type ActGroup = (typeof actGroups)[number];
