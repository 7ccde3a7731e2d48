import { z } from 'zod';

/** The body of an answer, which must have the form that is expected. */
export async function readAs<TSchema extends z.ZodType>(
  response: Response,
  schema: TSchema,
): Promise<z.output<TSchema>> {
  return schema.parse(await response.json());
}

export const completedBody = z.strictObject({
  id: z.uuid(),
  status: z.literal('completed'),
  answer: z.string(),
  score: z.number().min(0).max(1),
  seconds: z.number(),
});

export const heldBody = z.strictObject({
  id: z.uuid(),
  status: z.literal('held'),
  reason: z.string(),
});

export const recordBody = z.strictObject({
  id: z.uuid(),
  user: z.string(),
  status: z.string(),
  errorType: z.string(),
  inputSha256: z.string(),
  release: z.string(),
  askedAt: z.iso.datetime(),
  seconds: z.number(),
});

export const problemBody = z.strictObject({
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  errorType: z.string().optional(),
});

const check = z.object({
  componentId: z.string(),
  status: z.enum(['pass', 'warn', 'fail']).optional(),
  observedValue: z.number().optional(),
  observedUnit: z.string().optional(),
  time: z.iso.datetime(),
  output: z.string().optional(),
});

export const healthBody = z.object({
  status: z.enum(['pass', 'warn', 'fail']),
  releaseId: z.string(),
  serviceId: z.string(),
  checks: z.record(z.string(), z.array(check).min(1)),
});

export const cardBody = z.object({
  name: z.string(),
  supportedInterfaces: z
    .array(
      z.object({
        url: z.url(),
        protocolBinding: z.string(),
        protocolVersion: z.string(),
      }),
    )
    .length(1),
});

export const messageAnswer = z.object({
  message: z.object({
    role: z.string(),
    parts: z.array(z.object({ text: z.string() })).length(1),
  }),
});
