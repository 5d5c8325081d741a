import type { ControlResult } from '../../../preload/contract/assessment.ts';
import type { GlyphState, Tone } from '../../ui/index.ts';

export interface ResultLook {
  readonly words: string;
  /** What concluding so says. */
  readonly meaning: string;
  readonly glyph: GlyphState;
  readonly tone: Tone;
}

/** The results of a control in the words of the paper; never "effective", never "passed". */
export const resultLooks: Readonly<Record<ControlResult, ResultLook>> = {
  'not-evaluable': {
    words: 'not evaluable from logs',
    meaning: 'The logs cannot show what the control asks for.',
    glyph: 'unknown',
    tone: 'none',
  },
  'no-deviation': {
    words: 'no deviation',
    meaning: 'What was asked for was seen to be so.',
    glyph: 'done',
    tone: 'valid',
  },
  deviation: {
    words: 'deviation',
    meaning: 'What was asked for was not so.',
    glyph: 'exception',
    tone: 'exception',
  },
  'not-applicable': {
    words: 'not applicable',
    meaning: 'The control does not concern this scope.',
    glyph: 'locked',
    tone: 'none',
  },
};

/** A control nobody has concluded yet. */
export const openLook = { words: 'not concluded', glyph: 'empty' } as const;
