import type { AgentAnswers } from '@agent-portal/plugin-scaffolder-backend-module-agents/src/answers';
import { textFiles } from '@agent-portal/plugin-scaffolder-backend-module-agents/src/build';
import {
  planService,
  type ServicePlan,
} from '@agent-portal/plugin-scaffolder-backend-module-agents/src/plan';
import {
  type RenderedFile,
  renderSkeleton,
  TemplateRenderer,
} from '@agent-portal/plugin-scaffolder-backend-module-agents/src/render';
import {
  MemoryServiceFiles,
  type ServiceFiles,
} from '@agent-portal/plugin-scaffolder-backend-module-agents/src/validation';
import { skeletonFolders } from './skeletonFolders';

const renderer = TemplateRenderer.create();

/** A service as the product renders it. */
export interface RenderedService {
  files: ServiceFiles;
  plan: ServicePlan;
}

/** Renders a service as the product does, outside a task. */
export async function renderService(
  answers: AgentAnswers,
): Promise<RenderedService> {
  const plan = planService(answers);
  const files: RenderedFile[] = [];
  for (const folder of skeletonFolders(answers)) {
    files.push(...(await renderSkeleton({ folder, values: plan, renderer })));
  }
  return { files: textFiles(files), plan };
}

let salts = 0;

/**
 * The same service in texts that no cache knows. Most files do not name the service and are the
 * same in all; they differ here by white space at their end, which means nothing in any of them.
 */
export function withUnknownTexts(service: RenderedService): RenderedService {
  const { files, plan } = service;
  salts += 1;
  const bits = salts.toString(2).replaceAll('0', ' ').replaceAll('1', '\n');
  return {
    plan,
    files: MemoryServiceFiles.of(
      files
        .paths()
        .map((path): [string, string] => [
          path,
          `${files.read(path) ?? ''}${bits}\n`,
        ]),
    ),
  };
}
