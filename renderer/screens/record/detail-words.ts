import type { ActivityDetail } from '../../../preload/contract/activity.ts';

/** One value of a detail, and what kind of saying it is. */
export interface DetailValue {
  readonly kind: 'was' | 'now' | 'requested';
  readonly text: string;
}

/** What a record panel shows of a text: whoever wants all of it reads the record. */
const longest = 2000;

/** The values of a detail in the order in which they are read: before, after, requested. */
export function detailValues({ before, after, requested }: ActivityDetail): DetailValue[] {
  const said: readonly (readonly [DetailValue['kind'], string | null])[] = [
    ['was', before],
    ['now', after],
    ['requested', requested],
  ];
  return said.flatMap(([kind, text]) => (text === null ? [] : [{ kind, text: shortened(text) }]));
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (see Raw record)`;
}
