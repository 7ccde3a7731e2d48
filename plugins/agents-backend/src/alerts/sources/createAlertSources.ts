import type { AgentStore } from '../../catalog/AgentStore';
import type { DependencyReadModel } from '../../dependencies';
import type { HealthSource } from '../../fleet/sources';
import type { KpiVerdictReadModel } from '../../kpis/KpiVerdictReadModel';
import type { MaintenanceStore } from '../../maintenance';
import type { ReadinessReadModel } from '../../readiness/model';
import type { RolloutReadModel } from '../../rollouts/results/RolloutReadModel';
import { DatabaseAlertSignalStore, type Heartbeat } from '../alertmanager';
import type { AnyAlertSource } from './AlertSource';
import { ConcerningKpiReadModel } from './ConcerningKpiReadModel';
import { DependencyAlertSource } from './DependencyAlertSource';
import { ExternalAlertSource } from './ExternalAlertSource';
import { HeartbeatAlertSource } from './HeartbeatAlertSource';
import { HealthAlertSource } from './HealthAlertSource';
import { KpiAlertSource } from './KpiAlertSource';
import { OpenDependencyReadModel } from './OpenDependencyReadModel';
import { ReachAlertSource } from './ReachAlertSource';
import { ReadinessAlertSource } from './ReadinessAlertSource';
import { ReadinessLossReadModel } from './ReadinessLossReadModel';
import { RolloutAlertSource } from './RolloutAlertSource';
import type { MaintenanceSource } from './sources';
import { UnreachedReadModel } from './UnreachedReadModel';
import { UnwellAgentReadModel } from './UnwellAgentReadModel';

/** What the evidence is collected from. */
export type AlertSourcesOptions = Parameters<
  typeof UnwellAgentReadModel.create
>[0] & {
  agents: Pick<AgentStore, 'listAgents' | 'listInstances' | 'listPolicies'>;
  health: HealthSource;
  kpis: Pick<KpiVerdictReadModel, 'listVerdicts'>;
  rollouts: Pick<RolloutReadModel, 'listRecent'>;
  readiness: Pick<ReadinessReadModel, 'listScorecards'>;
  dependencies: Pick<DependencyReadModel, 'listDependencies'>;
  maintenance: MaintenanceSource & Pick<MaintenanceStore, 'list'>;
  /** The alert by which Alertmanager is known to work, where there is one. */
  heartbeat?: Heartbeat;
  now: () => number;
  /** For how long a measurement of health speaks for the present, ms. */
  freshnessMs: number;
};

/** Everything that alerts are raised from. */
export function createAlertSources(
  options: AlertSourcesOptions,
): AnyAlertSource[] {
  const { knex } = options;
  const signals = DatabaseAlertSignalStore.create({ knex });
  const unwell = UnwellAgentReadModel.create({ knex });
  return [
    HealthAlertSource.create({ ...options, unwell }),
    ReachAlertSource.create({
      ...options,
      unwell,
      unreached: UnreachedReadModel.create({ knex }),
    }),
    DependencyAlertSource.create({
      ...options,
      unwell,
      open: OpenDependencyReadModel.create({ knex }),
    }),
    KpiAlertSource.create({
      ...options,
      concerning: ConcerningKpiReadModel.create({ knex }),
    }),
    RolloutAlertSource.create(options),
    ReadinessAlertSource.create({
      ...options,
      losses: ReadinessLossReadModel.create({ knex }),
    }),
    ExternalAlertSource.create({
      signals,
      heartbeat: options.heartbeat?.alertname,
    }),
    HeartbeatAlertSource.create({ ...options, signals }),
  ];
}
