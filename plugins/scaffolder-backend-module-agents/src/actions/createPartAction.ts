import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { type Part, writeFiles } from '../build';
import type { ServiceTools } from './ServiceTools';
import {
  answersInput,
  answersOf,
  skeletonInput,
  skeletonPlace,
} from './serviceInput';

/** An action that writes parts of a service into the workspace. */
export function createPartAction(
  tools: Pick<ServiceTools, 'effects' | 'skeletons'>,
  action: { id: string; description: string; parts: Part[] },
) {
  return createTemplateAction({
    id: action.id,
    description: action.description,
    supportsDryRun: true,
    examples: [
      {
        description: action.description,
        example: [
          'steps:',
          '  - id: plan',
          '    action: agents:plan',
          '    input:',
          '      language: typescript',
          '      parameters: ${{ parameters }}',
          `  - action: ${action.id}`,
          '    input:',
          '      answers: ${{ steps.plan.output.answers }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: { ...answersInput, ...skeletonInput },
      output: {
        files: z => z.array(z.string()).describe('Paths of the files written'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(ctx, ctx.input.answers);
      const files = await tools.skeletons.render({
        answers,
        parts: action.parts,
        place: skeletonPlace(ctx, ctx.input.skeleton),
      });
      const { written } = await tools.effects.run(`do ${action.id}`, () =>
        writeFiles({
          folder: ctx.workspacePath,
          files,
          existing: 'replace',
        }),
      );
      ctx.logger.info(`${action.id} wrote ${written.length} files`);
      ctx.output('files', written);
    },
  });
}
