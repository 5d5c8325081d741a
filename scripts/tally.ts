/** Counts of tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

/** The sum of two tallies. */
export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** Reads the JSON report of Vitest. A report of something else counts as one failure. */
export function tallyOfVitest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = report as Record<
    string,
    unknown
  >;
  if (typeof numPassedTests !== 'number' || typeof numFailedTests !== 'number') return oneFailure;
  // A suite that does not load has no tests that could fail.
  const broken =
    numFailedTests === 0 && Number(numFailedTestSuites) > 0 ? Number(numFailedTestSuites) : 0;
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken,
    skipped: Number(numPendingTests),
  };
}

/** Reads the JSON report of Playwright. */
export function tallyOfPlaywright(report: unknown): Tally {
  const stats = (report as { stats?: Record<string, unknown> }).stats;
  if (typeof stats?.['expected'] !== 'number') return oneFailure;
  const errors = (report as { errors?: unknown[] }).errors?.length ?? 0;
  return {
    passed: stats['expected'],
    failed: Number(stats['unexpected']) + Number(stats['flaky']) + errors,
    skipped: Number(stats['skipped']),
  };
}

/** A suite that gave no result. */
export const oneFailure: Tally = { passed: 0, failed: 1, skipped: 0 };

/** The closing line of a test run. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
