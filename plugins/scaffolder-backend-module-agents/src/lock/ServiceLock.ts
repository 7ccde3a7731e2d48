import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { type AgentAnswers, agentAnswersSchema } from '../answers';
import type { RenderedFile } from '../render';

/** Where the lock file stands in a service. */
export const lockPath = '.agents/lock.yaml';

const lockSchema = z.object({
  /** Same for the same answers, template and version, whichever task writes it. */
  id: z.string(),
  template: z.string(),
  /** Version of the files' format, raised when a template changes what it makes. */
  version: z.string(),
  answers: agentAnswersSchema,
  /** SHA-256 of every file, by path. */
  files: z.record(z.string(), z.string()),
});

/** What a service was made from, and what of it is still as it was made. */
export type ServiceLock = z.output<typeof lockSchema>;

/** Version of a template that names none. */
export const defaultVersion = '1.0.0';

/** Identifies answers. */
export function answersId(answers: AgentAnswers): string {
  return createHash('sha256').update(canonical(answers)).digest('hex');
}

/** Identifies a service by what it is made from. */
export function lockId(
  lock: Pick<ServiceLock, 'answers' | 'template' | 'version'>,
): string {
  const { answers, template, version } = lock;
  return createHash('sha256')
    .update(canonical({ answers, template, version }))
    .digest('hex');
}

export function createLock(options: {
  template: string;
  version: string;
  answers: AgentAnswers;
  files: RenderedFile[];
}): ServiceLock {
  const hashes = options.files
    .filter(({ path }) => path !== lockPath)
    .map(({ path, content }): [string, string] => [
      path,
      createHash('sha256').update(content).digest('hex'),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    id: lockId(options),
    template: options.template,
    version: options.version,
    answers: options.answers,
    files: Object.fromEntries(hashes),
  };
}

/** The lock as the file that stands in the service. */
export function lockFile(lock: ServiceLock): RenderedFile {
  const heading =
    '# What this service was made from. Written by the portal; do not edit.\n';
  return {
    path: lockPath,
    content: Buffer.from(heading + stringify(lock, { lineWidth: 0 })),
    executable: false,
  };
}

/** @throws InputError when the text is no lock file */
export function readLock(text: string): ServiceLock {
  const result = lockSchema.safeParse(parse(text));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(
      `${lockPath} is not usable: ${issue.path.join('.')} ${issue.message}`,
    );
  }
  return result.data;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(
          Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : item,
  );
}
