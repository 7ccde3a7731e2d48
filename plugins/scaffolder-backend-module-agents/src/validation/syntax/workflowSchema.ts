import type { ValidationState } from '@action-validator/core';
import { YamlDocument } from '../files';
import { nodeRequire } from '../nodeRequire';
import { perFile } from '../perFile';

type Library = typeof import('@action-validator/core');

/** Scopes that GitHub added after the schema was made. */
const newerScopes =
  /Additional property '(attestations|models)' is not allowed/;

/** Workflows against the published schema of GitHub Actions. */
export const workflowSchema = perFile({
  id: 'workflow-schema',
  title: 'Workflows follow the schema of GitHub Actions',
  files: /^\.github\/workflows\/[^/]+\.ya?ml$/,
  check({ path, text }) {
    const { validateWorkflow }: Library = nodeRequire('@action-validator/core');
    const [document] = YamlDocument.parseAll(text);
    return mistakesOf(validateWorkflow(text)).map(({ pointer, message }) => ({
      rule: 'workflow-schema',
      file: path,
      line: document?.lineOf(stepsOf(pointer)),
      message: `${pointer || 'the workflow'}: ${message}`,
      fix: 'write it as the workflow syntax of GitHub Actions says',
    }));
  },
});

interface Mistake {
  pointer: string;
  message: string;
}

function mistakesOf(state: Pick<ValidationState, 'errors'>): Mistake[] {
  return state.errors.flatMap(error => {
    const states = 'states' in error ? error.states ?? [] : [];
    const inner = states.flatMap(branch => branch.errors);
    const details = inner.map(({ detail }) => detail ?? '');
    // Only the scope keeps this branch from fitting.
    if (
      details.some(detail => newerScopes.test(detail)) &&
      details.every(
        detail => newerScopes.test(detail) || !/^Additional/.test(detail),
      )
    ) {
      return [];
    }
    const said = details.filter(detail => detail !== '').join('; ');
    const message = [error.title, error.detail, said]
      .filter(part => part)
      .join(': ');
    return [{ pointer: 'path' in error ? error.path : '', message }];
  });
}

function stepsOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map(step => (/^\d+$/.test(step) ? Number(step) : step));
}
