import type { z } from 'zod/v3';
import {
  type AgentAnswers,
  readAnswers,
  refuseSecrets,
  withoutEmptyAnswers,
} from '../answers';
import { parts, type SkeletonPlace } from '../build';
import type { StepContext } from './StepContext';

type Zod = typeof z;

/** The input that says what is made. */
export const answersInput = {
  answers: (zod: Zod) =>
    zod
      .record(zod.unknown())
      .describe(
        'The answers of the form; the output `answers` of the step agents:plan',
      ),
};

/** The inputs that say from what it is made. */
export const skeletonInput = {
  skeleton: (zod: Zod) =>
    zod
      .string()
      .min(1)
      .optional()
      .describe(
        'Folder with the parts of the skeleton: a URL, or a path relative to the template. Default ./skeleton',
      ),
};

/** The inputs that say which parts of it there are. */
export const partsInput = {
  parts: (zod: Zod) =>
    zod
      .array(zod.enum(parts))
      .optional()
      .describe(`The parts that the service has. Default: ${parts.join(', ')}`),
};

/** Reads the answers that a step was given. */
export function answersOf(
  context: Pick<StepContext, 'secrets'>,
  answers: Record<string, unknown>,
): AgentAnswers {
  refuseSecrets(answers, context.secrets);
  return readAnswers(withoutEmptyAnswers(answers));
}

export function skeletonPlace(
  context: Pick<StepContext, 'templateInfo'>,
  skeleton: string | undefined,
): SkeletonPlace {
  return {
    skeleton: skeleton ?? './skeleton',
    baseUrl: context.templateInfo?.baseUrl,
  };
}
