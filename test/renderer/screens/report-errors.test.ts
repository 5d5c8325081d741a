import { describe, expect, it } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import { beyondWords, verdictOf } from '../../../renderer/screens/integrity/verdict.ts';
import { reportErrors } from '../../../renderer/screens/report/report-errors.ts';
import { exampleCheck, exampleReportCheck } from '../../fake-bridge/example-integrity.ts';

describe('a report that could not be made', () => {
  it.each([
    ['wrong_password', 'password'],
    ['bad_key', 'key'],
    ['unwritable', 'out'],
    ['internal', 'other'],
  ] as const)('says %s at the %s', (code, place) => {
    expect(reportErrors(new Problem(code, 'One sentence.'), false)).toEqual({
      [place]: 'One sentence.',
    });
  });

  it('misses its key first', () => {
    expect(reportErrors(null, true)).toHaveProperty('key');
    expect(reportErrors(null, false)).toEqual({});
  });
});

describe('a verification', () => {
  it('says how many checks found something wrong', () => {
    expect(verdictOf(exampleReportCheck)).toEqual({
      tone: 'exception',
      title: 'The report is not as it should be: 1 check of 3 found something wrong.',
    });
    expect(verdictOf(exampleCheck).title).toBe('The archive is intact: 6 checks, nothing wrong.');
  });

  it('never says whose key it is where that was not checked', () => {
    expect(beyondWords(exampleReportCheck)).toMatch(/was not checked/);
    expect(beyondWords(exampleCheck)).toMatch(/^Not anchored: .* cannot be excluded\.$/);
  });
});
