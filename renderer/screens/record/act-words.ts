import type { Annotation } from '../../../preload/contract/domain.ts';
import { plural } from '../../app/format.ts';
import { statusWords } from '../../app/status-words.ts';

/** What an act did beside its note, one sentence each; the act it takes back is told by its number. */
export function actWords(act: Annotation): string[] {
  const { tag, untag, star, status, isWithdrawal, of, events } = act;
  return [
    ...(isWithdrawal && of !== null ? [`Took back act ${of.seq}.`] : []),
    ...(!isWithdrawal && of !== null ? [`Edited the note of act ${of.seq}.`] : []),
    ...(tag === null ? [] : [`Tagged “${tag}”.`]),
    ...(untag === null ? [] : [`Took the tag “${untag}” off.`]),
    ...(star === null ? [] : [star ? 'Starred.' : 'Took the star off.']),
    ...(status === null ? [] : [`Review status: ${statusWords[status]}.`]),
    ...(events > 1 ? [`On ${plural(events, 'event')} in one act.`] : []),
  ];
}

/** What another act did to an act that is no longer in force: a note may have been edited or taken back. */
export function takerWords({ isWithdrawal, author, seq }: Annotation): string {
  return `${isWithdrawal ? 'taken back' : 'edited'} by ${author.name}, act ${seq}`;
}
