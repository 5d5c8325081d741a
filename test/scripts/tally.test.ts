import { expect, test } from 'vitest';
import {
  add,
  closingLine,
  nothing,
  oneFailure,
  tallyOfPlaywright,
  tallyOfVitest,
  withExitCode,
} from '../../scripts/tally.ts';

const file = (status: string, ...tests: string[]): object => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

test('the closing line sums all suites', () => {
  const sum = add({ passed: 3, failed: 1, skipped: 2 }, { passed: 4, failed: 0, skipped: 1 });
  expect(closingLine(add(nothing, sum))).toBe('7 passed, 1 failed, 3 skipped');
});

// Turns red when a suite that did not run is taken for one that passed.
test.each([undefined, null, {}, [], { stats: {} }, { testResults: 3 }, { testResults: [] }])(
  '%j is a failure',
  (report) => {
    expect(tallyOfVitest(report)).toEqual(oneFailure);
    expect(tallyOfPlaywright(report)).toEqual(oneFailure);
  },
);

// Turns red when a file that does not load hides behind another file's failure.
test('each file that does not load is a failure, and todo counts as skipped', () => {
  const testResults = [
    file('passed', 'passed', 'passed', 'skipped', 'todo', 'pending'),
    file('failed', 'passed', 'failed'),
    file('failed'),
    file('failed'),
  ];
  expect(tallyOfVitest({ testResults })).toEqual({ passed: 3, failed: 3, skipped: 3 });
});

test('a test that passed only at the second try is a failure', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 2 };
  expect(tallyOfPlaywright({ stats, errors: [] })).toEqual({ passed: 4, failed: 1, skipped: 2 });
});

test('no window tests at all is a failure', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(tallyOfPlaywright({ stats, errors: [] })).toEqual(oneFailure);
});

// Turns red when only the report is believed: a stray rejection fails no test.
test('a runner that ends with an error is a failure, but not twice', () => {
  expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  expect(withExitCode({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0);
});
