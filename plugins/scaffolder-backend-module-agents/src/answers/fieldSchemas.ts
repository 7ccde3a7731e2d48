import { agentNameProblem } from '@agent-portal/plugin-agents-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

/** A name that is valid as DNS label, image name, npm and Python distribution name. */
export const agentNameSchema = z.string().superRefine((name, context) => {
  const message = agentNameProblem(name);
  if (message) {
    context.addIssue({ code: 'custom', message });
  }
});

/** A short word for lists: letters, digits, hyphens. */
export const slugSchema = z
  .string()
  .max(40, 'must have at most 40 characters')
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be lower-case words of letters and digits joined by single hyphens',
  );

/** The name of a model at its provider. */
export const modelNameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:@/-]{0,99}$/,
    'must be a model name of letters, digits and . _ : @ / -',
  )
  .refine(name => !name.includes('..'), 'must not contain ".."');

/** A DNS name in lower case. */
export const hostNameSchema = z
  .string()
  .max(120)
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/,
    'must be a domain name in lower case, such as example.com',
  );

/** Text of one line, for people, without control or invisible characters. */
export function singleLineSchema(maximum: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(maximum, `must have at most ${maximum} characters`)
    .regex(
      /^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]*$/u,
      'must be one line without control characters',
    );
}

/** A complete reference of an entity of one of the kinds, e.g. `group:default/core`. */
export function entityRefSchema(kinds: string[]) {
  return z
    .string()
    .max(200)
    .transform((value, context) => {
      try {
        const ref = parseEntityRef(value, {
          defaultKind: kinds[0],
          defaultNamespace: 'default',
        });
        const kind = ref.kind.toLocaleLowerCase('en-US');
        const isName = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
        if (
          kinds.includes(kind) &&
          isName.test(ref.namespace) &&
          isName.test(ref.name)
        ) {
          return `${kind}:${ref.namespace}/${ref.name}`.toLocaleLowerCase(
            'en-US',
          );
        }
      } catch {
        // Said below, as for a reference of another kind.
      }
      context.addIssue({
        code: 'custom',
        message: `must be a reference such as ${kinds[0]}:default/name`,
      });
      return z.NEVER;
    });
}
