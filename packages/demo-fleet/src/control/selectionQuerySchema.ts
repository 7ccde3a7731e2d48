import { z } from 'zod';

/** Query parameters of the routes that concern one agent. */
export const selectionQuerySchema = z.strictObject({
  /** Name or reference of the environment; all of the agent's without it. */
  environment: z.string().min(1).max(200).optional(),
});
