import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { AgentAnswers } from '@agent-portal/plugin-scaffolder-backend-module-agents/src/answers';
import {
  partFolder,
  parts,
} from '@agent-portal/plugin-scaffolder-backend-module-agents/src/build';

/** The templates of this repository. */
export const templatesFolder = resolvePackagePath(
  '@agent-portal/benchmarks',
  '../templates',
);

/** Where the files of a service come from, part by part. */
export function skeletonFolders(answers: AgentAnswers): string[] {
  return parts.map(part =>
    join(templatesFolder, 'skeleton', partFolder(part, answers)),
  );
}
