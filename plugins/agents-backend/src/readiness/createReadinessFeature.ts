import { setTimeout } from 'node:timers/promises';
import type { TimelineEvent } from '@agent-portal/plugin-agents-common';
import type { FactProvider } from '@agent-portal/plugin-agents-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { EventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import type { AgentStore } from '../catalog/AgentStore';
import type { ChangeListener } from '../changes/ChangeListener';
import type { HealthSource } from '../fleet/sources';
import type { RecurringTask } from '../tasks/scheduleTasks';
import type { ReadinessStores } from './createReadinessStores';
import { listStatements } from './attestations/statements';
import { dayOf, ReadinessEvaluation } from './evaluation';
import {
  AttestationFactProvider,
  type BuiltInFactProvider,
  CatalogFactProvider,
  FactCollector,
  FleetFactProvider,
  type FleetRecords,
  InstanceFactProvider,
  KpiFactProvider,
  PushedFactProvider,
  type ReadingSource,
  type SampleSource,
  type VerdictSource,
} from './facts';
import type {
  AttestationSource,
  ExemptionSource,
  ReadinessReadModel,
} from './model';
import { type ReadinessConfig, readReadinessConfig } from './readinessConfig';
import { publishTransitions } from './publishTransitions';
import { DefaultReadinessReadModel } from './results/DefaultReadinessReadModel';
import { ReadinessActionService } from './results/ReadinessActionService';
import { ScorecardReadModel } from './results/ScorecardReadModel';
import { ScorecardService } from './results/ScorecardService';

/** How often agents are looked for that time alone changes. */
const DUE_INTERVAL_MS = 5_000;
const DUE_TIMEOUT_MS = 60_000;
const RETENTION_INTERVAL_MS = 3_600_000;

/** What readiness is put together from. */
export interface ReadinessFeatureOptions {
  knex: Knex;
  config: Config;
  agents: AgentStore;
  stores: ReadinessStores;
  fleet: FleetRecords;
  health: HealthSource;
  readings: ReadingSource;
  kpis: VerdictSource;
  samples: SampleSource;
  exemptions: ExemptionSource;
  attestations: AttestationSource;
  /** Knows which alerts are open. */
  alerts: BuiltInFactProvider;
  /** When the catalog was read in full last, ms; nothing before it was. */
  lastCatalogSyncAt: () => number | undefined;
  /** Those of modules. */
  providers: FactProvider[];
  events: EventsService;
  logger: LoggerService;
  now: () => number;
  /** Told which agents stand differently. */
  onChange: ChangeListener;
}

/** Puts together what judges agents by scorecards: the answers, and the work that feeds them. */
export function createReadinessFeature(options: ReadinessFeatureOptions): {
  evaluation: ReadinessEvaluation;
  readModel: ReadinessReadModel;
  scorecards: ScorecardService;
  actions: ReadinessActionService;
  timeline: {
    listTransitions(
      agentRef: string,
      window: { before: number; limit: number },
    ): Promise<TimelineEvent[]>;
  };
  tasks: RecurringTask[];
} {
  const { agents, stores, now } = options;
  const { register, store } = stores;
  const config = readReadinessConfig(options.config);
  const collector = createCollector(options, config);
  const shared = {
    ...options,
    register,
    collector,
    store,
    scorecards: stores.scorecards,
  };
  const evaluation = ReadinessEvaluation.create({
    ...shared,
    onTransitions: transitions => publishTransitions(transitions, options),
  });
  const readModel = DefaultReadinessReadModel.create(shared);
  const results = ScorecardReadModel.create(options);
  return {
    evaluation,
    readModel,
    scorecards: ScorecardService.create({ register, results, now }),
    actions: ReadinessActionService.create({
      agents,
      readModel,
      results,
      now,
    }),
    timeline: {
      async listTransitions(agentRef, window) {
        const found = await store.listTransitions(agentRef, window);
        return found.map(one => ({
          at: new Date(one.at).toISOString(),
          kind: 'readiness',
          subject: one.scorecardRef,
          from: one.fromLevel,
          to: one.toLevel,
          text: one.text,
        }));
      },
    },
    tasks: [
      {
        id: 'readiness-sweep',
        intervalMs: config.intervalMs,
        timeoutMs: config.timeoutMs,
        run: run => evaluation.run(run),
      },
      {
        id: 'readiness-due',
        intervalMs: DUE_INTERVAL_MS,
        timeoutMs: DUE_TIMEOUT_MS,
        run: run => evaluation.runDue(run),
      },
      {
        id: 'readiness-retention',
        intervalMs: RETENTION_INTERVAL_MS,
        timeoutMs: RETENTION_INTERVAL_MS / 4,
        run: () =>
          store.prune({
            transitions: now() - config.retention.transitionsMs,
            day: dayOf(now() - config.retention.daysMs),
          }),
      },
    ],
  };
}

function createCollector(
  options: ReadinessFeatureOptions,
  { providerTimeoutMs }: ReadinessConfig,
): FactCollector {
  const { agents, stores } = options;
  const declared = () => stores.register.listDeclaredFacts();
  return FactCollector.create({
    builtIn: [
      CatalogFactProvider.create({
        agents,
        lastSyncAt: options.lastCatalogSyncAt,
        now: options.now,
      }),
      FleetFactProvider.create(options),
      InstanceFactProvider.create(options),
      KpiFactProvider.create(options),
      options.alerts,
      PushedFactProvider.create({ samples: options.samples, declared }),
      AttestationFactProvider.create({
        ...options,
        statements: async () =>
          listStatements(await stores.register.listInForce()),
      }),
    ],
    providers: options.providers,
    declared,
    timeoutMs: providerTimeoutMs,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
    async lastKnown(agentRefs) {
      const stored = await stores.store.listFacts(agentRefs);
      return new Map([...stored].map(([ref, { facts }]) => [ref, facts]));
    },
  });
}
