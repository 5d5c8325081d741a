import type { Content } from 'pdfmake/interfaces.js';
import type { ControlResult } from '../../../preload/contract/assessment.ts';
import { bullets, chapter, facts, label, paragraph, resultMark, type Fact } from '../look.ts';

/** How the controls' sections are read; the sections follow. */
export function controlsGuide(): Content[] {
  return [
    chapter('Controls', '4', 'controls'),
    paragraph(
      'Each control has a section of its own. It begins with the conclusion of the person named there, and ends with the events that the rule found.',
    ),
    label('Results'),
    facts(
      meanings.map(([result, meaning]): Fact => [resultMark(result), meaning]),
      138,
    ),
    label('In the lists of events'),
    bullets([
      'Times are UTC. “Who” is the best name that the record itself supports; below it stands the kind of identity.',
      '“Failed” gives the error code, or the message or result, that AWS recorded. Without it the record names no failure.',
      'What a person wrote stands in violet, with name and time. Everything else is what the record says.',
      'A character that cannot be printed as it is (another script, a control character, an invisible mark) is shown by its number, like U+202E, on a grey ground.',
    ]),
  ];
}

const meanings: readonly (readonly [ControlResult | null, string])[] = [
  ['no-deviation', 'The evidence was looked at, and no departure from the control was found.'],
  ['deviation', 'The evidence shows a departure from the control; the reason says which.'],
  [
    'not-evaluable',
    'The logs alone cannot answer what the control asks; the population shows the activity concerned.',
  ],
  ['not-applicable', 'The control does not concern what was in scope; the reason says why.'],
  [null, 'Nobody has concluded the control yet.'],
];
