import { formatDuration, table } from './format.mjs';

const WORDS = { passed: 'passed', failed: 'FAILED', skipped: 'SKIPPED' };

/** The table at the end of a test run, and its last line with the counts. */
export function summarize(results) {
  const countOf = wanted =>
    results.filter(({ result }) => result === wanted).length;
  const rows = results.map(({ id, title, result, milliseconds, detail }) => [
    WORDS[result],
    id,
    title,
    formatDuration(milliseconds).padStart(12),
    detail,
  ]);
  return [
    table([
      ['result', 'stage', 'what', 'time'.padStart(12), 'detail'],
      ...rows,
    ]),
    '',
    `stages: ${countOf('passed')} passed, ${countOf(
      'failed',
    )} failed, ${countOf('skipped')} skipped`,
  ].join('\n');
}
