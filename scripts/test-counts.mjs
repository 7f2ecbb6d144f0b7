/** Nothing counted yet. */
export function noTests() {
  return { passed: 0, failed: 0, skipped: 0 };
}

/** Counts of a vitest JSON report. A file that could not be run at all counts as one failure. */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of a Playwright JSON report. A test that passed only when tried again counts as failed. */
export function playwrightCounts(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

export function sumOf(all) {
  const total = noTests();
  for (const counts of all) {
    for (const name of Object.keys(total)) total[name] += counts[name];
  }
  return total;
}

/** The one line that ends every test run: `12 passed, 0 failed`. */
export function totalLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
