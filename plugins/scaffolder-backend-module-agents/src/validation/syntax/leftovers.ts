import type { Finding } from '../Finding';
import { lineAt, YamlDocument } from '../files';
import { perFile } from '../perFile';
import { parts } from '../reading/plain';
import { fieldName } from '../reading/schemaMistakes';

const id = 'rendered-values';

/** Traces of a value that was not there when a file was rendered. */
const traces: { pattern: RegExp; what: string; in?: RegExp }[] = [
  { pattern: /\$\{\{\s*\}\}/g, what: 'an expression with nothing in it' },
  {
    pattern: /\{=.*?=\}|\{%[^\n%]*%\}/g,
    what: 'a template tag that was not rendered',
  },
  { pattern: /\[object Object\]/g, what: 'an object written as text' },
  {
    pattern: /(?<![\w-])(undefined|NaN)(?![\w-])/g,
    what: 'a value that was not there',
    in: /\.(ya?ml|json|env|tf|tfvars|toml)$|(^|\/)(Dockerfile|\.env[\w.-]*)$/,
  },
];

/** Keys of YAML that may stand without a value: they are switched on by standing there. */
const mayBeEmpty =
  /^(on\.(push|pull_request|workflow_dispatch|workflow_call|merge_group)|jobs\.[^.]+\.permissions|permissions|.*\.emptyDir|.*\.(receivers|processors|exporters|extensions|connectors)\..*|.*protocols\.(http|grpc)|(receivers|processors|exporters|extensions|connectors)\..*|(services|volumes|networks)\.[\w-]+|volumes\..*|networks\..*|.*pause|.*podSelector|.*namespaceSelector)$/;

const emptyText = /(^|\.)(with|env|environment)\.[^.]+$/;

/** A value that is not there renders as nothing, which most formats accept silently. */
export const leftovers = perFile({
  id,
  title: 'No value was rendered empty',
  files: /./,
  check({ path, text }) {
    return [...traceFindings(path, text), ...emptyFindings(path, text)];
  },
});

function traceFindings(path: string, text: string): Finding[] {
  if (/(^|\/)(package-lock\.json|uv\.lock|\.agents\/lock\.yaml)$/.test(path)) {
    return [];
  }
  return traces
    .filter(trace => !trace.in || trace.in.test(path))
    .flatMap(({ pattern, what }) =>
      [...text.matchAll(pattern)].map(match => ({
        rule: id,
        file: path,
        line: lineAt(text, match.index),
        message: `${JSON.stringify(match[0])} is ${what}`,
        fix: 'correct the template or the answer that this value comes from',
      })),
    );
}

function emptyFindings(path: string, text: string): Finding[] {
  if (!/\.ya?ml$/.test(path) || path === '.agents/lock.yaml') {
    return [];
  }
  const isWorkflow = path.startsWith('.github/workflows/');
  return YamlDocument.parseAll(text).flatMap(document => {
    const found: Finding[] = [];
    for (const { steps, value } of parts(document.value)) {
      const field = fieldName(steps);
      const isNothing = value === null && !mayBeEmpty.test(field);
      const isEmptyText = value === '' && isWorkflow && emptyText.test(field);
      if (steps.length > 0 && (isNothing || isEmptyText)) {
        found.push({
          rule: id,
          file: path,
          line: document.lineOf(steps),
          message: `${field} has no value`,
          fix: 'give it a value or remove the key',
        });
      }
    }
    return found;
  });
}
