import type { Kpi } from '@agent-portal/plugin-agents-common';
import type { KpiSource } from '@agent-portal/plugin-agents-node';
import type { StoredAgent } from '../../catalog/AgentStore';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import {
  createStoredAgent,
  NOW,
  PRODUCTION,
} from '../../__testUtils__/factories';
import { KpiBudgetEvaluation } from '../KpiBudgetEvaluation';
import { KpiEvaluation, type KpiEvaluationOptions } from '../KpiEvaluation';
import { KpiExpiry } from '../KpiExpiry';
import { KpiReadModel } from '../KpiReadModel';
import { MemoryKpiSampleStore } from '../samples';
import { MemoryScrapeStore, type ScrapeStore } from '../scrape';
import { nothing } from '../scrape/foldReading';
import type { MinuteIncrease, ScrapeState } from '../scrape/model';
import {
  PushKpiSource,
  StoredKpiSource,
  UptimeKpiSource,
  type UptimeRow,
  type UptimeSource,
} from '../sources';
import { MemoryKpiStateStore, type KpiStateStore } from '../states';

export const AGENT = 'component:default/architect';
export const PRODUCTION_REF = 'resource:default/production';

/** An agent in production with KPIs, everything in memory, and a clock that is set by hand. */
export async function createKpiWorld(options: {
  kpis: Kpi[];
  agents?: StoredAgent[];
  sources?: KpiSource[];
  sourceTimeoutMs?: number;
  scrape?: ScrapeStore;
  states?: KpiStateStore;
}) {
  const agents = MemoryAgentStore.create();
  const setKpis = (kpis: Kpi[]) =>
    agents.savePolicies({
      put: [
        PRODUCTION,
        {
          etag: 'k1',
          kind: 'kpi-set',
          definition: {
            ref: 'kpiset:default/production',
            title: 'Production',
            isDefault: true,
            kpis,
          },
        },
      ],
      remove: [],
    });
  await setKpis(options.kpis);
  await agents.saveAgents({
    put: options.agents ?? [createStoredAgent()],
    remove: [],
  });

  const clock = { now: NOW };
  const now = () => clock.now;
  const scrape = options.scrape ?? MemoryScrapeStore.create();
  const samples = MemoryKpiSampleStore.create();
  const states = options.states ?? MemoryKpiStateStore.create();
  const uptimeRows: UptimeRow[] = [];
  const uptime: UptimeSource = {
    countUptime: async () => uptimeRows,
    getHistory: async () => [],
  };
  const changed: string[][] = [];
  const onChange = async (refs: string[]) => {
    changed.push(refs);
  };
  const expiry = KpiExpiry.create({ agents, states, now, onChange });
  const evaluationOptions: KpiEvaluationOptions = {
    agents,
    states,
    now,
    onChange,
    sourceTimeoutMs: options.sourceTimeoutMs ?? 5_000,
    sources: [
      ...(options.sources ?? []),
      UptimeKpiSource.create({ uptime }),
      StoredKpiSource.create({ type: 'scrape', store: scrape }),
      StoredKpiSource.create({ type: 'business', store: scrape }),
      PushKpiSource.create({ agents, store: samples }),
    ],
  };
  const evaluation = KpiEvaluation.create(evaluationOptions);
  const budgets = KpiBudgetEvaluation.create(evaluationOptions);
  const readModel = KpiReadModel.create({
    agents,
    states,
    scrape,
    samples,
    uptime,
    sources: options.sources ?? [],
    now,
  });
  return {
    agents,
    setKpis,
    clock,
    now,
    scrape,
    samples,
    states,
    uptime,
    uptimeRows,
    changed,
    evaluation,
    budgets,
    expiry,
    readModel,
    /** Stores what an instance in production gained, and how its last reading went. */
    async measure(
      increases: Array<Partial<MinuteIncrease>>,
      outcome: Partial<ScrapeState> = {},
    ) {
      const key = { agentRef: AGENT, environmentRef: PRODUCTION_REF };
      const start = clock.now - (clock.now % 60_000);
      await scrape.update([key], () => ({
        ...nothing(),
        minutes: increases.map(increase => ({
          ...key,
          kpiId: 'error-rate',
          bucket: '',
          start,
          total: 0,
          count: 0,
          newestAt: clock.now,
          ...increase,
        })),
        states: [
          {
            ...key,
            ok: true,
            at: clock.now,
            rejected: 0,
            problems: new Map(),
            releases: [],
            readings: {
              url: 'http://localhost:7101',
              kpis: new Map(),
              metrics: new Set(),
              series: new Map(),
              absent: new Map(),
              business: new Map(),
            },
            ...outcome,
          },
        ],
      }));
    },
    /** Judges, and returns the verdict of a KPI. */
    async judge(kpiId = 'error-rate') {
      await evaluation.run();
      const { results } = await readModel.getAgentKpis(AGENT, '1h');
      const result = results.find(({ id }) => id === kpiId);
      if (!result) throw new Error(`There is no KPI ${kpiId}`);
      return result;
    },
  };
}
