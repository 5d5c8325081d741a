/** Counts of tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

/** A suite that gave no result. */
export const oneFailure: Tally = { passed: 0, failed: 1, skipped: 0 };

/** The sum of two tallies. */
export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Reads the JSON report of Vitest. A file that does not load is one failure, and so is a report of
 * something else or of no test at all.
 */
export function tallyOfVitest(report: unknown): Tally {
  const files = (report as VitestReport | undefined)?.testResults;
  if (!Array.isArray(files)) return oneFailure;
  let tally = nothing;
  for (const { status, assertionResults } of files as VitestReport['testResults']) {
    const count = (of: string): number =>
      assertionResults.filter((one) => one.status === of).length;
    const passed = count('passed');
    const failed = count('failed');
    const isBroken = status === 'failed' && failed === 0;
    const skipped = assertionResults.length - passed - failed;
    tally = add(tally, { passed, failed: isBroken ? 1 : failed, skipped });
  }
  return isEmpty(tally) ? oneFailure : tally;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors?: readonly unknown[];
}

/** Reads the JSON report of Playwright, in the same way. A test that needed a second try failed. */
export function tallyOfPlaywright(report: unknown): Tally {
  const { stats, errors = [] } = (report ?? {}) as Partial<PlaywrightReport>;
  if (typeof stats?.expected !== 'number') return oneFailure;
  const failed = stats.unexpected + stats.flaky + errors.length;
  const tally = { passed: stats.expected, failed, skipped: stats.skipped };
  return isEmpty(tally) ? oneFailure : tally;
}

/** A runner that ends with an error although no test failed is a failure, such as a stray rejection. */
export function withExitCode(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? add(tally, oneFailure) : tally;
}

/** The closing line of a test run. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function isEmpty({ passed, failed, skipped }: Tally): boolean {
  return passed + failed + skipped === 0;
}
