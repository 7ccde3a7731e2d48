import type { KpiSource } from '@agent-portal/plugin-agents-node';
import type { UserInfoService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Config } from '@backstage/config';
import type { Knex } from 'knex';
import type { AgentStore } from '../catalog/AgentStore';
import type { ChangeReporter } from '../changes/ChangeReporter';
import type { GuardedHttpClient } from '../http';
import type { RecurringTask } from '../tasks/scheduleTasks';
import { KpiBudgetEvaluation } from './KpiBudgetEvaluation';
import { KpiEvaluation, type KpiEvaluationOptions } from './KpiEvaluation';
import { KpiExpiry } from './KpiExpiry';
import { KpiReadModel } from './KpiReadModel';
import { KpiVerdictReadModel } from './KpiVerdictReadModel';
import { KpiRetention } from './KpiRetention';
import { readKpisConfig, readScrapeConfig } from './kpisConfig';
import { OtlpReceiver } from './otlp';
import {
  DatabaseKpiSampleStore,
  KpiSampleService,
  type KpiSampleStore,
  MetricsPushCounters,
  PushLimits,
  VisibleAgentsReadModel,
} from './samples';
import { DatabaseScrapeStore, MetricsScrape, type ScrapeStore } from './scrape';
import {
  PushKpiSource,
  StoredKpiSource,
  UptimeKpiSource,
  type UptimeSource,
} from './sources';
import { DatabaseKpiStateStore } from './states';

const RETENTION_INTERVAL_MS = 3_600_000;

/** Puts together what measures KPIs: the answers it can give, and the work that feeds them. */
export function createKpisFeature(options: {
  knex: Knex;
  config: Config;
  client: GuardedHttpClient;
  agents: AgentStore;
  uptime: UptimeSource;
  userInfo: UserInfoService;
  /** What is pushed is counted there. */
  metrics: MetricsService;
  /** Those of modules; they are asked before the built-in ones of their type. */
  sources: KpiSource[];
  /** Ids of facts that scorecards take from pushed figures. */
  listPushedFacts: () => Promise<string[]>;
  onChange: ChangeReporter;
  now: () => number;
}): {
  readModel: KpiReadModel;
  verdicts: KpiVerdictReadModel;
  samples: KpiSampleService;
  otlp: OtlpReceiver;
  sampleStore: KpiSampleStore;
  scrapeStore: ScrapeStore;
  tasks: RecurringTask[];
} {
  const { knex, agents, uptime, onChange, now } = options;
  const config = readKpisConfig(options.config);
  const scrapeConfig = readScrapeConfig(options.config);
  const scrapeStore = DatabaseScrapeStore.create({ knex });
  const sampleStore = DatabaseKpiSampleStore.create({ knex });
  const states = DatabaseKpiStateStore.create({ knex });

  const scrape = MetricsScrape.create({
    agents,
    store: scrapeStore,
    http: options.client,
    config: scrapeConfig,
    now,
  });
  const evaluationOptions: KpiEvaluationOptions = {
    agents,
    states,
    now,
    onChange,
    // A pass can wait for one that is silent and still save what the others know.
    sourceTimeoutMs: config.timeoutMs / 2,
    sources: [
      ...options.sources,
      UptimeKpiSource.create({ uptime }),
      StoredKpiSource.create({ type: 'scrape', store: scrapeStore }),
      StoredKpiSource.create({ type: 'business', store: scrapeStore }),
      PushKpiSource.create({ agents, store: sampleStore }),
    ],
  };
  const evaluation = KpiEvaluation.create(evaluationOptions);
  const budgets = KpiBudgetEvaluation.create(evaluationOptions);
  const expiry = KpiExpiry.create({ agents, states, now, onChange });
  const retention = KpiRetention.create({
    scrape: scrapeStore,
    samples: sampleStore,
    states,
    config: config.retention,
    now,
  });
  const visible = VisibleAgentsReadModel.create({ knex });
  const limits = PushLimits.fromConfig(options.config);
  const counters = MetricsPushCounters.create({ metrics: options.metrics });
  return {
    readModel: KpiReadModel.create({
      agents,
      states,
      scrape: scrapeStore,
      samples: sampleStore,
      uptime,
      sources: options.sources,
      now,
    }),
    verdicts: KpiVerdictReadModel.create({ agents, states }),
    sampleStore,
    scrapeStore,
    samples: KpiSampleService.create({
      agents,
      visible,
      limits,
      counters,
      store: sampleStore,
      userInfo: options.userInfo,
      listPushedFacts: options.listPushedFacts,
      onChange,
      retentionMs: config.retention.samplesMs,
      now,
    }),
    otlp: OtlpReceiver.create({
      agents,
      visible,
      limits,
      counters,
      store: scrapeStore,
      releases: scrapeConfig.releases,
      now,
    }),
    tasks: [
      {
        id: 'metrics-scrape',
        intervalMs: scrapeConfig.intervalMs,
        timeoutMs: config.timeoutMs,
        watchedAs: 'the reading of metrics',
        run: run => scrape.run(run),
      },
      {
        id: 'kpi-evaluation',
        intervalMs: config.intervalMs,
        timeoutMs: config.timeoutMs,
        watchedAs: 'the evaluation of KPIs',
        run: run => evaluation.run(run),
      },
      {
        id: 'kpi-budgets',
        intervalMs: config.budgetIntervalMs,
        // A pass over a big fleet may take longer than one that judges verdicts, and what it
        // counts holds for ten minutes.
        timeoutMs: Math.max(config.timeoutMs, 5 * config.budgetIntervalMs),
        run: run => budgets.run(run),
      },
      {
        id: 'kpi-expiry',
        intervalMs: config.intervalMs,
        timeoutMs: config.timeoutMs,
        // In each backend, as a verdict must end on time also when its measuring is stuck.
        scope: 'local',
        run: run => expiry.run(run),
      },
      {
        id: 'kpi-retention',
        intervalMs: RETENTION_INTERVAL_MS,
        timeoutMs: RETENTION_INTERVAL_MS / 4,
        run: run => retention.run(run),
      },
    ],
  };
}
