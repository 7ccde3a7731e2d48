import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { StopLineService } from '../plans/StopLineService';
import type { RolloutQueries } from '../results/RolloutQueries';
import type { RolloutCaller } from '../service/rolloutCaller';
import type { RolloutService } from '../service/RolloutService';
import { registerReadActions } from './registerReadActions';
import { registerWriteActions } from './registerWriteActions';

/** What the actions of rollouts work with. */
export interface RolloutActionsOptions {
  registry: ActionsRegistryService;
  auditor: AuditorService;
  queries: RolloutQueries;
  rollouts: RolloutService;
  stopLine: StopLineService;
  /** What is known of whoever calls an action. */
  toCaller: (credentials: BackstageCredentials) => Promise<RolloutCaller>;
}

/**
 * Offers what can be done with rollouts to the scaffolder and to AI clients, with the permissions
 * of whoever calls, and audited as over HTTP.
 */
export function registerRolloutActions(options: RolloutActionsOptions): void {
  registerReadActions(options);
  registerWriteActions(options);
}
