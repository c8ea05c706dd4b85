/** Writes the counts of a run to the file that `bin/test.mjs` names, for its last line. */
import fs from 'node:fs';

export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.DUBAN_TEST_SUMMARY;
    if (!file) return;
    const passed = results.numPassedTests;
    // A suite that could not even be loaded counts as one failed test.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    fs.writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
  }
}
