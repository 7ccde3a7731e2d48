import { InputError } from '@backstage/errors';
import { secretValues } from './secretValues';

/** Credentials that can be told from other text by how they begin. */
const credentialPatterns: { kind: string; pattern: RegExp }[] = [
  { kind: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { kind: 'an AWS access key', pattern: /\b(AKIA|ASIA)[0-9A-Z]{16}\b/ },
  {
    kind: 'a GitHub token',
    pattern: /\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/,
  },
  { kind: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{16,}/ },
  { kind: 'a model provider key', pattern: /\bsk-[A-Za-z0-9_-]{16,}/ },
  { kind: 'a Slack token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}/ },
  {
    kind: 'a JSON web token',
    pattern: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./,
  },
];

/** Shorter values would be found in ordinary words. */
const shortestSecret = 6;

/**
 * Refuses answers that hold a secret: answers end up in files and in the lock file.
 *
 * @throws InputError that names the field and never the value
 */
export function refuseSecrets(
  answers: unknown,
  secrets?: Readonly<Record<string, string | undefined>>,
): void {
  const known = secretValues(secrets).filter(
    value => value.length >= shortestSecret,
  );
  for (const { path, text } of texts(answers, [])) {
    const kind = known.some(secret => text.includes(secret))
      ? "a secret of this task's"
      : credentialPatterns.find(({ pattern }) => pattern.test(text))?.kind;
    if (kind) {
      throw new InputError(
        `Answers are not usable: ${path} holds ${kind}. Answers are written to files; take it out, and keep the credential in Vault`,
      );
    }
  }
}

function* texts(
  value: unknown,
  path: string[],
): Generator<{ path: string; text: string }> {
  if (typeof value === 'string') {
    yield { path: path.join('.') || 'answers', text: value };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield { path: path.join('.') || 'answers', text: key };
      yield* texts(item, [...path, key]);
    }
  }
}
