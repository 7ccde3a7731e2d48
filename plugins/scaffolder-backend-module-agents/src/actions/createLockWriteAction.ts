import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { lockPath } from '../lock';
import { lockService } from './completeService';
import type { ServiceTools } from './ServiceTools';
import {
  answersInput,
  answersOf,
  partsInput,
  skeletonInput,
} from './serviceInput';

/** `agents:lock:write` */
export function createLockWriteAction(tools: ServiceTools) {
  return createTemplateAction({
    id: 'agents:lock:write',
    description: `Writes ${lockPath}: the template, the answers and the hash of every file`,
    supportsDryRun: true,
    examples: [
      {
        description: 'Note what the service was made from',
        example: [
          'steps:',
          '  - action: agents:lock:write',
          '    input:',
          '      answers: ${{ steps.plan.output.answers }}',
          '      version: 1.0.0',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        ...answersInput,
        ...skeletonInput,
        ...partsInput,
        version: z =>
          z
            .string()
            .min(1)
            .max(40)
            .optional()
            .describe('Version of the template'),
      },
      output: {
        lock: z => z.string().describe('Same for the same answers'),
        files: z => z.number().describe('How many files the service has'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(ctx, ctx.input.answers);
      const lock = await tools.effects.run('do agents:lock:write', () =>
        lockService(ctx, tools, { ...ctx.input, answers }),
      );
      ctx.output('lock', lock.id);
      ctx.output('files', Object.keys(lock.files).length);
    },
  });
}
