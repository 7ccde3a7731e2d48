import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';

/** What the actions share of the context that a step runs in. */
export type StepContext = Pick<
  ActionContext<JsonObject>,
  | 'getInitiatorCredentials'
  | 'isDryRun'
  | 'logger'
  | 'secrets'
  | 'task'
  | 'templateInfo'
  | 'workspacePath'
>;
