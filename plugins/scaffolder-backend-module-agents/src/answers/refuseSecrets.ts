import { InputError } from '@backstage/errors';
import { credentialShapes } from './credentialShapes';
import { secretValues, shortestSecret } from './secretValues';

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
      : credentialShapes.find(({ pattern }) => pattern.test(text))?.kind;
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
