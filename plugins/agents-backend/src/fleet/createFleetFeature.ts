import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Config } from '@backstage/config';
import type { Knex } from 'knex';
import type { AgentStore } from '../catalog/AgentStore';
import type { RecurringTask } from '../tasks/scheduleTasks';
import { DatabaseFleetReadModel } from './DatabaseFleetReadModel';
import { DatabaseFleetStore } from './DatabaseFleetStore';
import { FleetAnnouncer } from './FleetAnnouncer';
import { readFleetConfig } from './fleetConfig';
import { FleetProjector } from './FleetProjector';
import type {
  AlertSummarySource,
  HealthSource,
  KpiVerdictSource,
  ReadinessSource,
  RolloutSource,
} from './sources';

/** How often the share of a release that comes or goes is followed. */
const RELEASES_INTERVAL_MS = 15_000;
/** How often what a backend that was killed left undone is looked for. */
const CHANGES_INTERVAL_MS = 3_000;
/** How often all rows are derived anew, as time alone changes some. */
const REPAIR_INTERVAL_MS = 60_000;
const PRUNING_INTERVAL_MS = 3_600_000;
const TIMEOUT_MS = 60_000;

/** Puts together the fleet: its rows, the answers they give, and the work that keeps them true. */
export function createFleetFeature(options: {
  knex: Knex;
  config: Config;
  agents: AgentStore;
  health: HealthSource;
  kpis: KpiVerdictSource;
  readiness: ReadinessSource;
  rollouts: RolloutSource;
  alerts: AlertSummarySource;
  signals: SignalsService;
  events: EventsService;
  logger: LoggerService;
  now: () => number;
}): {
  readModel: DatabaseFleetReadModel;
  projector: FleetProjector;
  store: DatabaseFleetStore;
  tasks: RecurringTask[];
} {
  const { knex, now } = options;
  const { retentionMs } = readFleetConfig(options.config);
  const store = DatabaseFleetStore.create({ knex });
  const announcer = FleetAnnouncer.create(options);
  const projector = FleetProjector.create({
    ...options,
    store,
    onProjected: change => announcer.announce(change),
  });
  return {
    readModel: DatabaseFleetReadModel.create({ knex, now }),
    projector,
    store,
    tasks: [
      {
        id: 'fleet-changes',
        intervalMs: CHANGES_INTERVAL_MS,
        timeoutMs: TIMEOUT_MS,
        // In each backend: no lock of a backend that was killed may hold the others up.
        scope: 'local',
        watchedAs: 'the projection of the fleet',
        run: run => projector.projectMarked(run),
      },
      {
        id: 'fleet-releases',
        intervalMs: RELEASES_INTERVAL_MS,
        timeoutMs: TIMEOUT_MS,
        run: run => projector.projectMixedReleases(run),
      },
      {
        id: 'fleet-repair',
        intervalMs: REPAIR_INTERVAL_MS,
        timeoutMs: TIMEOUT_MS,
        run: run => projector.projectAll(run),
      },
      {
        id: 'fleet-pruning',
        intervalMs: PRUNING_INTERVAL_MS,
        timeoutMs: TIMEOUT_MS,
        run: async ({ signal }) => {
          signal.throwIfAborted();
          await store.prune(now() - retentionMs);
        },
      },
    ],
  };
}
