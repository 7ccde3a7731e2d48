import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { LocalAdoption, refuseOtherComponent } from '../adopt';
import type { AgentAnswers } from '../answers';
import { readParts, writeFiles } from '../build';
import { createLock, defaultVersion, lockFile } from '../lock';
import type { RenderedFile } from '../render';
import type { ServiceTools } from './ServiceTools';
import {
  answersInput,
  answersOf,
  partsInput,
  skeletonInput,
  skeletonPlace,
} from './serviceInput';
import type { StepContext } from './StepContext';

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
        ? await openRepository(ctx, tools, repository)
        : undefined;
      const adopt = async (folder: string) => {
        await (adoption
          ? writeFiles({
              folder,
              files: await adoption.committed(),
              existing: 'replace',
            })
          : tools.skeletons.fetchTree(url ?? '', folder));
        await refuseOtherComponent(folder, answers.name);
        const rendered = await tools.skeletons.render({
          answers,
          parts: readParts(ctx.input.parts ?? adoptedParts),
          place: skeletonPlace(ctx, ctx.input.skeleton),
        });
        return addAbsent(ctx, { folder, answers, rendered });
      };
      const { files, ...result } = await (ctx.isDryRun
        ? inPassing(adopt)
        : adopt(ctx.workspacePath));
      if (ctx.isDryRun) {
        await writeFiles({
          folder: ctx.workspacePath,
          files,
          existing: 'keep',
        });
      } else if (adoption) {
        const { added, kept } = await adoption.add(
          files,
          `Wire ${answers.name} as an agent`,
        );
        result.added = added;
        result.kept.push(...kept);
      }
      ctx.output('added', result.added);
      ctx.output('kept', result.kept);
      ctx.output('summary', describe(result));
      ctx.logger.info(describe(result));
    },
  });
}

/** A dry run gives its workspace to the caller, who may not read what else the repository has. */
async function inPassing<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'agent-adoption-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function addAbsent(
  ctx: Pick<StepContext, 'templateInfo'>,
  options: { folder: string; answers: AgentAnswers; rendered: RenderedFile[] },
): Promise<{ files: RenderedFile[]; added: string[]; kept: string[] }> {
  const { folder, answers, rendered } = options;
  const { written, kept } = await writeFiles({
    folder,
    files: rendered,
    existing: 'keep',
  });
  const lock = lockFile(
    createLock({
      template: ctx.templateInfo?.entityRef ?? 'template:default/unknown',
      version: defaultVersion,
      answers,
      files: rendered.filter(({ path }) => written.includes(path)),
    }),
  );
  const locked = await writeFiles({ folder, files: [lock], existing: 'keep' });
  const added = [...written, ...locked.written];
  const files = [...rendered, lock].filter(({ path }) => added.includes(path));
  return { files, added, kept };
}

async function openRepository(
  ctx: Pick<StepContext, 'getInitiatorCredentials' | 'isDryRun'>,
  tools: ServiceTools,
  name: string,
): Promise<LocalAdoption> {
  const { path } = await tools.access.open(name, {
    credentials: await ctx.getInitiatorCredentials(),
    change: !ctx.isDryRun,
  });
  const { effects, now } = tools;
  return LocalAdoption.create({ folder: path, effects, now });
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
