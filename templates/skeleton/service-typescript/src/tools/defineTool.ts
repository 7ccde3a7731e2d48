import { z } from 'zod';
import type { Tool } from './Tool.ts';
import { ToolError } from './Tool.ts';

/** A tool whose input is checked before it runs. */
export function defineTool<TSchema extends z.ZodType>(options: {
  name: string;
  description: string;
  input: TSchema;
  run(input: z.output<TSchema>, signal: AbortSignal): Promise<string>;
}): Tool {
  const { name, description, input: schema, run } = options;
  const { $schema, ...parameters } = z.toJSONSchema(schema);
  return {
    definition: { name, description, parameters },
    async run(input, signal) {
      const result = schema.safeParse(input);
      if (!result.success) {
        const [issue] = result.error.issues;
        throw new ToolError(
          'invalid_input',
          `${name} cannot be called with this input: ${issue?.path.join(
            '.',
          )}: ${issue?.message}`,
        );
      }
      return await run(result.data, signal);
    },
  };
}
