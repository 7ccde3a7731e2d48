import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { AgentStore } from '../catalog/AgentStore';
import { VisibleAgentsReadModel } from '../kpis/samples';
import { AgentDirectory } from '../readiness/workflow/AgentDirectory';
import type { AddRoutes } from '../router/createRouter';
import { maintenanceRouter } from '../router/maintenanceRouter';
import type { RecurringTask } from '../tasks/scheduleTasks';
import { MaintenanceHoldProvider } from './MaintenanceHoldProvider';
import { MaintenanceService } from './MaintenanceService';
import type { MaintenanceStore } from './MaintenanceStore';
import { MaintenanceTimeline } from './MaintenanceTimeline';

const DAY_MS = 86_400_000;
/** As long as counts of probes by the day are kept. */
const RETENTION_MS = 400 * DAY_MS;
const TIMEOUT_MS = 60_000;

/** Puts together what people announce of maintenance. */
export function createMaintenanceFeature(options: {
  knex: Knex;
  store: MaintenanceStore;
  agents: AgentStore;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  now: () => number;
}): {
  timeline: MaintenanceTimeline;
  holds: MaintenanceHoldProvider;
  routes: AddRoutes[];
  tasks: RecurringTask[];
} {
  const { store, now } = options;
  const visible = VisibleAgentsReadModel.create(options);
  const directory = AgentDirectory.create({ ...options, visible });
  const maintenance = MaintenanceService.create({
    ...options,
    visible,
    directory,
  });
  return {
    timeline: MaintenanceTimeline.create(options),
    holds: MaintenanceHoldProvider.create(options),
    routes: [maintenanceRouter({ ...options, maintenance })],
    tasks: [
      {
        id: 'maintenance-pruning',
        intervalMs: DAY_MS,
        timeoutMs: TIMEOUT_MS,
        run: async ({ signal }) => {
          signal.throwIfAborted();
          await store.prune(now() - RETENTION_MS);
        },
      },
    ],
  };
}
