import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { CatalogRefusal, localRepositoryLocation } from '../register';
import { publishService } from './publishService';
import type { ServiceTools } from './ServiceTools';
import {
  answersInput,
  answersOf,
  partsInput,
  skeletonInput,
} from './serviceInput';

/** `agents:register` */
export function createRegisterAction(tools: ServiceTools) {
  return createTemplateAction({
    id: 'agents:register',
    description:
      'Registers the agent in the catalog, once. A repository that this task made is removed again when the catalog refuses the agent',
    supportsDryRun: true,
    examples: [
      {
        description: 'Register the service that was published on this machine',
        example: [
          'steps:',
          '  - action: agents:register',
          '    input:',
          '      answers: ${{ steps.plan.output.answers }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        ...answersInput,
        ...skeletonInput,
        ...partsInput,
        catalogInfoUrl: z =>
          z
            .string()
            .optional()
            .describe('Address of the catalog file, where a Git host has it'),
        repository: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of a repository on this machine that existed before. Default: the one that agents:publish:local made',
            ),
      },
      output: {
        entityRef: z => z.string().describe('Reference of the agent'),
        location: z => z.string().describe('The location in the catalog'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(ctx, ctx.input.answers);
      // A condition in a template that does not hold gives an empty text.
      const catalogInfoUrl = ctx.input.catalogInfoUrl || undefined;
      const repository = ctx.input.repository || answers.name;
      const registration = {
        type: catalogInfoUrl ? 'url' : localRepositoryLocation,
        target: catalogInfoUrl ?? repository,
        entityRef: `component:default/${answers.name}`,
      };
      const location = `${registration.type}:${registration.target}`;
      ctx.output('entityRef', registration.entityRef);
      ctx.output('location', location);
      if (ctx.isDryRun) {
        ctx.logger.info(`Dry run: would register ${location}`);
        return;
      }
      if (!catalogInfoUrl && !(await tools.repositories.find(repository))) {
        if (ctx.input.repository) {
          throw new NotFoundError(
            `There is no repository ${repository} in ${tools.repositories.root}`,
          );
        }
        // An attempt before this one removed it, and its publishing counts as done.
        await publishService(ctx, tools, { ...ctx.input, answers });
      }
      const credentials = await ctx.getInitiatorCredentials();
      try {
        const { created } = await tools.registration.ensure(
          registration,
          credentials,
        );
        ctx.logger.info(
          `${location} ${created ? 'is registered' : 'was registered before'}`,
        );
      } catch (error) {
        // After any other failure the location may be there, and a retry goes on from here.
        const removed =
          error instanceof CatalogRefusal &&
          !catalogInfoUrl &&
          (await tools.repositories.removeIfMadeBy({
            name: repository,
            task: ctx.task.id,
          }));
        ctx.logger.error(
          removed
            ? `The repository ${repository} was removed again, as the catalog did not take it`
            : `The repository stays; register ${location} once the catalog takes it`,
        );
        throw error;
      }
    },
  });
}
