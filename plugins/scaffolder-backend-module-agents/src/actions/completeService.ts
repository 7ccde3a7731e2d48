import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentAnswers } from '../answers';
import { readFiles, readParts, writeFiles } from '../build';
import {
  createLock,
  defaultVersion,
  lockFile,
  lockPath,
  readLock,
  type ServiceLock,
} from '../lock';
import type { RenderedFile } from '../render';
import type { ServiceTools } from './ServiceTools';
import type { StepContext } from './StepContext';
import { skeletonPlace } from './serviceInput';

/** Which service a step is about. */
export interface ServiceInput {
  answers: AgentAnswers;
  skeleton?: string;
  parts?: readonly string[];
  version?: string;
}

/**
 * Writes what is absent in the workspace of a service, and its lock file. A task that is
 * recovered goes on with a workspace that may be empty.
 */
export async function lockService(
  ctx: StepContext,
  tools: Pick<ServiceTools, 'skeletons'>,
  service: ServiceInput,
): Promise<ServiceLock> {
  const folder = ctx.workspacePath;
  const rendered = await tools.skeletons.render({
    answers: service.answers,
    parts: readParts(service.parts),
    place: skeletonPlace(ctx, service.skeleton),
  });
  const { written, kept } = await writeFiles({
    folder,
    files: rendered,
    existing: 'keep',
  });
  if (written.length > 0 && kept.length > 0) {
    ctx.logger.warn(
      `${written.length} files of the service were absent from the workspace and were written again`,
    );
  }
  const lock = createLock({
    template: templateOf(ctx),
    version: service.version ?? defaultVersion,
    answers: service.answers,
    files: await readFiles(folder),
  });
  await rm(join(folder, lockPath), { force: true });
  await writeFiles({ folder, files: [lockFile(lock)], existing: 'replace' });
  return lock;
}

/** The files of a service, with those that the workspace lost. */
export async function completeService(
  ctx: StepContext,
  tools: Pick<ServiceTools, 'skeletons'>,
  service: ServiceInput,
): Promise<RenderedFile[]> {
  const present = await readFiles(ctx.workspacePath);
  const lock = lockAmong(present);
  if (lock) {
    const paths = new Set(present.map(({ path }) => path));
    if (Object.keys(lock.files).every(path => paths.has(path))) {
      return present;
    }
  }
  const version = lock?.version ?? service.version;
  await lockService(ctx, tools, { ...service, version });
  return readFiles(ctx.workspacePath);
}

/** What the service of the workspace is, or will be, made from. */
export async function serviceSource(
  ctx: StepContext,
  { answers, version }: ServiceInput,
): Promise<Pick<ServiceLock, 'answers' | 'template' | 'version'>> {
  const lock = lockAmong(await readFiles(ctx.workspacePath));
  return {
    answers,
    template: templateOf(ctx),
    version: lock?.version ?? version ?? defaultVersion,
  };
}

function lockAmong(files: RenderedFile[]): ServiceLock | undefined {
  const found = files.find(({ path }) => path === lockPath);
  return found && readLock(found.content.toString('utf8'));
}

function templateOf(ctx: StepContext): string {
  return ctx.templateInfo?.entityRef ?? 'template:default/unknown';
}
