import { expect, test } from 'vitest';
import {
  add,
  closingLine,
  nothing,
  oneFailure,
  tallyOfPlaywright,
  tallyOfVitest,
} from '../../scripts/tally.ts';

test('the closing line sums all suites', () => {
  const sum = add({ passed: 3, failed: 1, skipped: 2 }, { passed: 4, failed: 0, skipped: 1 });
  expect(closingLine(add(nothing, sum))).toBe('7 passed, 1 failed, 3 skipped');
});

// Turns red when a suite that did not run is taken for one that passed.
test.each([{}, [], { stats: {} }, { numPassedTests: '3' }])('%j is a failure', (report) => {
  expect(tallyOfVitest(report)).toEqual(oneFailure);
  expect(tallyOfPlaywright(report)).toEqual(oneFailure);
});

test('a suite that does not load is a failure although none of its tests failed', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numFailedTestSuites: 2,
  };
  expect(tallyOfVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 1 });
});

test('a test that passed only at the second try is a failure', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 2 };
  expect(tallyOfPlaywright({ stats, errors: [] })).toEqual({ passed: 4, failed: 1, skipped: 2 });
});
