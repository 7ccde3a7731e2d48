import { InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { LocalAdoption } from '../adopt';
import { readParts, writeFiles } from '../build';
import { createLock, lockFile } from '../lock';
import type { ServiceTools } from './ServiceTools';
import {
  answersInput,
  answersOf,
  partsInput,
  skeletonInput,
  skeletonPlace,
} from './serviceInput';

const adoptedParts = ['pipeline', 'environments', 'observability', 'catalog'];

/** `agents:adopt` */
export function createAdoptAction(tools: ServiceTools) {
  return createTemplateAction({
    id: 'agents:adopt',
    description:
      'Adds what an agent service lacks to a repository that exists, and changes no file that is there',
    supportsDryRun: true,
    examples: [
      {
        description: 'Adopt a repository on this machine',
        example: [
          'steps:',
          '  - action: agents:adopt',
          '    input:',
          '      answers: ${{ steps.plan.output.answers }}',
          '      repository: invoice-checker',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        ...answersInput,
        ...skeletonInput,
        ...partsInput,
        repository: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the repository in the folder agents.scaffolder.localRepositories; the files are committed to it',
            ),
        url: z =>
          z
            .string()
            .optional()
            .describe(
              'Address of the repository at a Git host; the files are only written to the workspace, for a step that opens a pull request',
            ),
      },
      output: {
        added: z => z.array(z.string()).describe('Files that were absent'),
        kept: z => z.array(z.string()).describe('Files that were left alone'),
        summary: z => z.string(),
      },
    },
    async handler(ctx) {
      const answers = answersOf(ctx, ctx.input.answers);
      const { repository, url } = ctx.input;
      if (!repository === !url) {
        throw new InputError(
          'agents:adopt needs either the input repository or the input url',
        );
      }
      const adoption = repository
        ? await openRepository(tools, repository)
        : undefined;
      await (adoption
        ? writeFiles({
            folder: ctx.workspacePath,
            files: await adoption.committed(),
            existing: 'replace',
          })
        : tools.skeletons.fetchTree(url ?? '', ctx.workspacePath));
      const rendered = await tools.skeletons.render({
        answers,
        parts: readParts(ctx.input.parts ?? adoptedParts),
        place: skeletonPlace(ctx, ctx.input.skeleton),
      });
      const { written, kept } = await writeFiles({
        folder: ctx.workspacePath,
        files: rendered,
        existing: 'keep',
      });
      const lock = lockFile(
        createLock({
          template: ctx.templateInfo?.entityRef ?? 'template:default/unknown',
          version: '1',
          answers,
          files: rendered.filter(({ path }) => written.includes(path)),
        }),
      );
      const locked = await writeFiles({
        folder: ctx.workspacePath,
        files: [lock],
        existing: 'keep',
      });
      const result = { added: [...written, ...locked.written], kept };
      if (adoption && !ctx.isDryRun) {
        const files = [...rendered, lock].filter(({ path }) =>
          result.added.includes(path),
        );
        const { added, kept: uncommitted } = await adoption.add(
          files,
          `Wire ${answers.name} as an agent`,
        );
        result.added = added;
        result.kept = [...kept, ...uncommitted];
      }
      ctx.output('added', result.added);
      ctx.output('kept', result.kept);
      ctx.output('summary', describe(result));
      ctx.logger.info(describe(result));
    },
  });
}

async function openRepository(
  tools: ServiceTools,
  name: string,
): Promise<LocalAdoption> {
  const found = await tools.repositories.find(name);
  if (!found) {
    throw new NotFoundError(
      `There is no repository ${name} in ${tools.repositories.root}`,
    );
  }
  const { effects, now } = tools;
  return LocalAdoption.create({ folder: found.path, effects, now });
}

function describe({
  added,
  kept,
}: {
  added: string[];
  kept: string[];
}): string {
  return [
    ...added.map(path => `- added: ${path}`),
    ...kept.map(path => `- left alone: ${path}`),
  ].join('\n');
}
