import { credentialShapes, shortestSecret } from '../../answers';
import type { Finding } from '../Finding';
import { lineAt } from '../files';
import type { Validator } from '../Validator';
import { perFile } from '../perFile';

const id = 'secrets';

const assignment =
  /\b([\w.-]*(?:secret|token|passw(?:or)?d|api[_-]?key|credential)[\w.-]*)["']?\s*[:=]\s*["']?([A-Za-z0-9+/_=-]{20,})["']?/gi;

/** Bits for each character from which on a text looks made at random. */
const randomBits = 3.7;

/** Credentials in files: by shape, by their look, and those the caller knows. */
export function secretScan(forbidden: string[]): Validator {
  const scan = perFile({
    id,
    title: 'No file holds a credential',
    files: /^(?!.*(?:package-lock\.json|uv\.lock|\.agents\/lock\.yaml)$)./,
    check: ({ path, text }) => [
      ...shapeFindings(path, text),
      ...assignmentFindings(path, text),
    ],
  });
  return {
    ...scan,
    async check(files) {
      const result = await scan.check(files);
      const literal = files
        .paths()
        .flatMap(path => forbiddenFindings(path, files.text(path), forbidden));
      return 'skipped' in result
        ? result
        : { ...result, findings: [...result.findings, ...literal] };
    },
  };
}

function shapeFindings(path: string, text: string): Finding[] {
  return credentialShapes.flatMap(({ kind, pattern, inFiles = pattern }) =>
    [...text.matchAll(new RegExp(inFiles, 'g'))]
      .filter(([value]) => !isExample(value))
      .map(match =>
        finding(
          path,
          lineAt(text, match.index),
          `something looks like ${kind}`,
        ),
      ),
  );
}

function assignmentFindings(path: string, text: string): Finding[] {
  return [...text.matchAll(assignment)]
    .filter(([, , value]) => looksRandom(value) && !isExample(value))
    .map(match =>
      finding(
        path,
        lineAt(text, match.index),
        `${match[1]} has a value that looks like a credential`,
      ),
    );
}

function forbiddenFindings(
  path: string,
  text: string,
  forbidden: string[],
): Finding[] {
  return forbidden
    .filter(value => value.length >= shortestSecret && text.includes(value))
    .map(value =>
      finding(
        path,
        lineAt(text, text.indexOf(value)),
        'a secret that was given to this run stands here',
      ),
    );
}

function finding(file: string, line: number, message: string): Finding {
  return {
    rule: id,
    file,
    line,
    message,
    fix: 'remove it, revoke it where it is real, and refer to the vault instead',
  };
}

/** Values that vendors print in their manuals, and tests of guardrails repeat. */
function isExample(value: string): boolean {
  return /EXAMPLE|example|placeholder/.test(value);
}

function looksRandom(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter(kind => kind.test(value));
  return kinds.length === 3 && entropy(value) >= randomBits;
}

/** Shannon's entropy, in bits for each character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()]
    .map(count => count / value.length)
    .reduce((bits, share) => bits - share * Math.log2(share), 0);
}
