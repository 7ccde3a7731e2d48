import type {
  AuditorService,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { AgentStore } from '../catalog/AgentStore';
import { VisibleAgentsReadModel } from '../kpis/samples';
import { attestationRouter } from '../router/attestationRouter';
import type { AddRoutes } from '../router/createRouter';
import { exemptionRouter } from '../router/exemptionRouter';
import { gateRouter } from '../router/gateRouter';
import { readinessRouter } from '../router/readinessRouter';
import type { RecurringTask } from '../tasks/scheduleTasks';
import { AttestationService } from './attestations/AttestationService';
import { DatabaseAttestationStore } from './attestations/DatabaseAttestationStore';
import {
  type UnsignedAgents,
  UnsignedReadModel,
} from './attestations/UnsignedReadModel';
import { StatementReadModel } from './attestations/StatementReadModel';
import { DatabaseExemptionStore } from './exemptions/DatabaseExemptionStore';
import { ExemptionExpiry } from './exemptions/ExemptionExpiry';
import { ExemptionService } from './exemptions/ExemptionService';
import { DatabaseGateDecisionStore } from './gate/DatabaseGateDecisionStore';
import { GateService } from './gate/GateService';
import type {
  AgentWorkflowSource,
  ReadinessEvaluator,
  ReadinessReadModel,
} from './model';
import { DatabaseNoticeStore } from './notices/DatabaseNoticeStore';
import { LevelLossReadModel } from './notices/LevelLossReadModel';
import { listNoticeTasks } from './notices/listNoticeTasks';
import { SimulationService } from './simulation/SimulationService';
import { AgentDirectory } from './workflow/AgentDirectory';
import { readWorkflowConfig } from './workflow/workflowConfig';
import { WorkflowReadModel } from './workflow/WorkflowReadModel';

const EXPIRY_INTERVAL_MS = 15_000;
const PRUNING_INTERVAL_MS = 3_600_000;
const TIMEOUT_MS = 60_000;

/** What people decide about readiness, as the evaluation needs it. */
export interface WorkflowStores {
  exemptions: DatabaseExemptionStore;
  attestations: DatabaseAttestationStore;
}

/** Creates the stores before the evaluation that reads them. */
export function createWorkflowStores(options: { knex: Knex }): WorkflowStores {
  return {
    exemptions: DatabaseExemptionStore.create(options),
    attestations: DatabaseAttestationStore.create(options),
  };
}

/**
 * Puts together what people do about readiness: exemptions, signatures, the gate, simulations and
 * notices.
 */
export function createReadinessWorkflowFeature(options: {
  knex: Knex;
  config: Config;
  agents: AgentStore;
  stores: WorkflowStores;
  readModel: ReadinessReadModel;
  evaluator: ReadinessEvaluator;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  userInfo: UserInfoService;
  notifications: NotificationService;
  /** Absent: the plugin's database. */
  unsigned?: UnsignedAgents;
  now: () => number;
}): {
  /** For the page of an agent. */
  workflow: AgentWorkflowSource;
  routes: AddRoutes[];
  tasks: RecurringTask[];
} {
  const { knex, stores, now } = options;
  const config = readWorkflowConfig(options.config);
  const directory = AgentDirectory.create({
    agents: options.agents,
    visible: VisibleAgentsReadModel.create({ knex }),
  });
  const decisions = DatabaseGateDecisionStore.create({ knex });
  const shared = { ...options, directory, decisions };
  const exemptions = ExemptionService.create({
    ...shared,
    store: stores.exemptions,
    limits: config,
  });
  const gate = GateService.create({
    ...shared,
    exemptions,
    exemptionStore: stores.exemptions,
  });
  const workflow = WorkflowReadModel.create({
    ...shared,
    exemptions,
    exemptionStore: stores.exemptions,
    statements: StatementReadModel.create({
      ...shared,
      store: stores.attestations,
    }),
    gate,
    unsigned: options.unsigned ?? UnsignedReadModel.create({ knex }),
  });
  const expiry = ExemptionExpiry.create({
    ...shared,
    store: stores.exemptions,
  });
  return {
    workflow,
    routes: [
      exemptionRouter({ ...options, exemptions }),
      attestationRouter({
        ...options,
        attestations: AttestationService.create({
          ...shared,
          store: stores.attestations,
        }),
      }),
      gateRouter({ ...options, gate }),
      readinessRouter({
        ...options,
        workflow,
        simulation: SimulationService.create({
          ...shared,
          exemptions: stores.exemptions,
        }),
      }),
    ],
    tasks: [
      {
        id: 'exemption-expiry',
        intervalMs: EXPIRY_INTERVAL_MS,
        timeoutMs: TIMEOUT_MS,
        run: run => expiry.run(run),
      },
      {
        id: 'gate-decision-pruning',
        intervalMs: PRUNING_INTERVAL_MS,
        timeoutMs: TIMEOUT_MS,
        run: async ({ signal }) => {
          signal.throwIfAborted();
          await decisions.prune(now() - config.decisionRetentionMs);
        },
      },
      ...listNoticeTasks({
        ...options,
        store: DatabaseNoticeStore.create({ knex }),
        losses: LevelLossReadModel.create({ knex }),
        exemptions: stores.exemptions,
        config: config.notices,
      }),
    ],
  };
}
