import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { FleetProjector } from '../fleet/FleetProjector';
import type { ReadinessEvaluation } from '../readiness/evaluation';
import type { ScorecardRegister } from '../readiness/scorecards';
import type { RecurringTask } from '../tasks/scheduleTasks';
import type { AgentStore } from './AgentStore';
import { CatalogSync } from './CatalogSync';
import type { ResourceStore } from './ResourceStore';
import { ResourceSync } from './ResourceSync';

const INTERVAL_MS = 10_000;
const TIMEOUT_MS = 60_000;

/** What follows from what the catalog says. */
export interface CatalogFollowers {
  projector: FleetProjector;
  register: ScorecardRegister;
  evaluation: ReadinessEvaluation;
}

/** Puts together what keeps what the catalog says. */
export function createCatalogSync(options: {
  catalog: CatalogService;
  auth: AuthService;
  agents: AgentStore;
  resources: ResourceStore;
  logger: LoggerService;
  now: () => number;
}): {
  sync: CatalogSync;
  /** How old what is known of the catalog may be. */
  maximumAgeMs: number;
  /** Names those that follow, which are put together afterwards. */
  follow(followers: CatalogFollowers): void;
  tasks: RecurringTask[];
} {
  const { agents } = options;
  let followers: CatalogFollowers | undefined;
  const sync = CatalogSync.create({
    ...options,
    store: agents,
    onChange: async change => {
      if (!followers) return;
      const { projector, register, evaluation } = followers;
      const refs = [...change.changed, ...change.removed];
      if (change.policies) {
        await register.refresh();
        await projector.projectAll();
      } else {
        await projector.project(refs);
      }
      await evaluation.follow(
        change.policies
          ? [...(await agents.listAgentEtags()).keys(), ...refs]
          : refs,
      );
    },
  });
  const resourceSync = ResourceSync.create({
    ...options,
    store: options.resources,
  });
  return {
    sync,
    maximumAgeMs: TIMEOUT_MS + INTERVAL_MS,
    follow: named => {
      followers = named;
    },
    tasks: [
      {
        id: 'catalog-sync',
        intervalMs: INTERVAL_MS,
        timeoutMs: TIMEOUT_MS,
        // In each backend: every one says for itself whether the catalog answers it.
        scope: 'local',
        run: async run => {
          await sync.run(run);
          await resourceSync.run(run);
        },
      },
    ],
  };
}
