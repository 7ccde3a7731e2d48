import type { HealthProber } from '@agent-portal/plugin-agents-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { Knex } from 'knex';
import type { ChangeReporter } from '../changes/ChangeReporter';
import type { GuardedHttpClient } from '../http';
import type { RecurringTask } from '../tasks/scheduleTasks';
import { DatabaseHealthReadModel } from './DatabaseHealthReadModel';
import { DatabaseHealthStore } from './DatabaseHealthStore';
import { readHealthConfig } from './healthConfig';
import { HealthSweep, type HealthTargetSource } from './HealthSweep';
import { HealthUpkeep } from './HealthUpkeep';
import { HttpHealthProber } from './HttpHealthProber';
import type { MaintenanceSource } from './MaintenanceSource';

/** Until a sweep whose backend was killed is taken over. */
const SWEEP_TIMEOUT_MS = 20_000;
const PRUNING_INTERVAL_MS = 3_600_000;

/** Puts together what measures health: the answers it can give, and the work that feeds them. */
export function createHealthFeature(options: {
  knex: Knex;
  config: Config;
  client: GuardedHttpClient;
  targets: HealthTargetSource;
  /** Those of modules; they are asked before the one that probes over HTTP. */
  probers: HealthProber[];
  /** Probes in it are counted apart. */
  maintenance: MaintenanceSource;
  onChange: ChangeReporter;
  logger: LoggerService;
  now: () => number;
}): { readModel: DatabaseHealthReadModel; tasks: RecurringTask[] } {
  const { knex, now } = options;
  const config = readHealthConfig(options.config);
  const store = DatabaseHealthStore.create({ knex });
  const sweep = HealthSweep.create({
    ...options,
    store,
    policy: config,
    probers: [
      ...options.probers,
      HttpHealthProber.create({ ...config, client: options.client, now }),
    ],
  });
  const upkeep = HealthUpkeep.create({ ...options, ...config, store });
  return {
    readModel: DatabaseHealthReadModel.create({ knex, now }),
    tasks: [
      {
        id: 'health-sweep',
        intervalMs: config.intervalMs,
        timeoutMs: Math.max(SWEEP_TIMEOUT_MS, 2 * config.timeoutMs),
        watchedAs: 'the health sweep',
        run: run => sweep.run(run),
      },
      {
        id: 'health-expiry',
        intervalMs: config.intervalMs,
        timeoutMs: SWEEP_TIMEOUT_MS,
        scope: 'local',
        run: run => upkeep.expireStale(run),
      },
      {
        id: 'health-pruning',
        intervalMs: PRUNING_INTERVAL_MS,
        timeoutMs: PRUNING_INTERVAL_MS / 4,
        run: run => upkeep.prune(run),
      },
    ],
  };
}
