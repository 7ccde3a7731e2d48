import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { catalogInfoPath } from '../register';
import { publishService } from './publishService';
import type { ServiceTools } from './ServiceTools';
import {
  answersInput,
  answersOf,
  partsInput,
  skeletonInput,
} from './serviceInput';

/** `agents:publish:local` */
export function createPublishLocalAction(tools: ServiceTools) {
  return createTemplateAction({
    id: 'agents:publish:local',
    description:
      'Publishes the service to a Git repository in the folder agents.scaffolder.localRepositories',
    supportsDryRun: true,
    examples: [
      {
        description: 'Publish on this machine',
        example: [
          'steps:',
          '  - id: publish',
          '    action: agents:publish:local',
          '    input:',
          '      answers: ${{ steps.plan.output.answers }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: { ...answersInput, ...skeletonInput, ...partsInput },
      output: {
        repositoryPath: z => z.string().describe('Folder of the repository'),
        remoteUrl: z => z.string().describe('Address to clone from'),
        catalogInfoUrl: z => z.string().describe('Address of the catalog file'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(ctx, ctx.input.answers);
      const { name } = answers;
      const path = join(tools.repositories.root, name);
      if (ctx.isDryRun) {
        ctx.logger.info(`Dry run: would make the repository ${path}`);
      } else {
        const publish = () =>
          publishService(ctx, tools, { ...ctx.input, answers });
        await ctx.checkpoint({
          key: 'publish',
          fn: async () => ({ path: (await publish()).path }),
        });
        // A step after this one may have taken the repository back before the retry.
        if (!(await tools.repositories.find(name))) {
          await publish();
        }
      }
      ctx.output('repositoryPath', path);
      ctx.output('remoteUrl', pathToFileURL(path).toString());
      ctx.output(
        'catalogInfoUrl',
        pathToFileURL(join(path, catalogInfoPath)).toString(),
      );
    },
  });
}
