import {
  type AgentKpis,
  countKpis,
  evaluateKpi,
  evaluateTrend,
  type HistoryRange,
  KPI_STATUSES,
  type KpiCounts,
  type KpiDefinition,
  type KpiResult,
  type ReleaseShare,
  type ScrapeStatus,
  type TimelineEvent,
  worstKpi,
} from '@agent-portal/plugin-agents-common';
import type { KpiSource } from '@agent-portal/plugin-agents-node';
import type { AgentStore } from '../catalog/AgentStore';
import { createKpiFinder } from './kpisInForce';
import { type KpiTask, listKpiTasks } from './listKpiTasks';
import { describeKpiSource } from './describeKpiSource';
import { judgeBudget } from './judgeBudget';
import { createPointReader } from './readPoints';
import type { KpiSampleStore } from './samples/KpiSampleStore';
import type { ScrapeStore } from './scrape/ScrapeStore';
import type { UptimeSource } from './sources/UptimeSource';
import type { KpiState, KpiStateStore } from './states/KpiStateStore';

/** What {@link KpiReadModel} works with. */
export interface KpiReadModelOptions {
  agents: AgentStore;
  states: KpiStateStore;
  scrape: ScrapeStore;
  samples: KpiSampleStore;
  uptime: UptimeSource;
  /** Those that know the course of KPIs themselves. */
  sources: KpiSource[];
  now: () => number;
}

/** Answers questions about the KPIs of agents. */
export class KpiReadModel {
  readonly #options: KpiReadModelOptions;

  private constructor(options: KpiReadModelOptions) {
    this.#options = options;
  }

  static create(options: KpiReadModelOptions): KpiReadModel {
    return new KpiReadModel(options);
  }

  /**
   * The KPIs of an agent, worst first, each with its course over a range of time. Verdicts are
   * drawn anew from what was measured last, so that they go stale on time even if nothing
   * measures any more. An agent that is not there has none.
   */
  async getAgentKpis(
    agentRef: string,
    range: HistoryRange,
  ): Promise<AgentKpis> {
    const { agents, states, now } = this.#options;
    const time = now();
    const agent = await agents.getAgent(agentRef);
    const policies = await agents.listPolicies();
    const inForce = agent ? createKpiFinder(policies)(agent) : undefined;
    const tasks = agent
      ? listKpiTasks({
          agents: [agent],
          instances: await agents.listInstances([agentRef]),
          policies,
        })
      : [];
    const known = new Map(
      (await states.list([agentRef])).map(state => [state.kpiId, state]),
    );
    const pointsOf = await createPointReader({
      ...this.#options,
      agentRef,
      range,
      tasks,
      stated: agent?.samples ?? [],
    });
    const judged = tasks.map(task => {
      const { definition } = task.request;
      const state = known.get(definition.id);
      const { counted, ...result } = judge(task, state, time);
      const points = pointsOf(task);
      const budget = judgeBudget(definition, state, time);
      return {
        counted,
        result: {
          ...result,
          source: describeKpiSource({
            definition,
            sourceType: task.sourceType,
            measurement: state?.result.measurement,
            environments: state?.result.environments ?? [],
            known: policies.environments,
          }),
          points,
          ...(budget && { budget }),
          trend: evaluateTrend(definition, points),
        },
      };
    });
    const counts = countKpis(
      judged.flatMap(({ counted, result }) => (counted ? [result.status] : [])),
    );
    return {
      status: worstKpi(counts),
      counts,
      kpiSet: inForce?.kpiSets[0],
      ...(inForce?.problem !== undefined && { reason: inForce.problem }),
      results: judged.map(({ result }) => result).sort(worstFirst),
      asOf: new Date(time).toISOString(),
    };
  }

  /** How many KPIs of each agent have each verdict; of the named agents, or of all. */
  async listCounts(agentRefs?: string[]): Promise<Map<string, KpiCounts>> {
    const statuses = new Map<string, KpiCounts>();
    for (const row of await this.#options.states.countStatuses(agentRefs)) {
      const counts = statuses.get(row.agentRef) ?? countKpis([]);
      const one = countKpis([row.status]);
      for (const key of ['met', 'atRisk', 'notMet', 'unknown'] as const) {
        counts[key] += one[key] * row.count;
      }
      statuses.set(row.agentRef, counts);
    }
    return statuses;
  }

  /** Changes of verdicts, and of how fast error budgets burn, newest first. */
  async listTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<TimelineEvent[]> {
    const { states } = this.#options;
    const transitions = [
      ...(await states.listTransitions(agentRef, window)),
      ...(await states.listBurnTransitions(agentRef, window)),
    ];
    return transitions
      .sort((a, b) => b.at - a.at)
      .slice(0, window.limit)
      .map(({ at, kpiId, from, to, text }) => ({
        at: new Date(at).toISOString(),
        kind: 'kpi',
        subject: kpiId,
        from,
        to,
        text,
      }));
  }

  /**
   * How the requests since a time in ms were spread over releases, by agent and environment, the
   * busiest first; of the named agents, or of all.
   */
  async listReleaseShares(
    agentRefs: string[] | undefined,
    since: number,
  ): Promise<Map<string, Map<string, ReleaseShare[]>>> {
    const { scrape } = this.#options;
    const shares = new Map<string, Map<string, ReleaseShare[]>>();
    for (const sum of await scrape.sumReleases({ since, agentRefs })) {
      const { agentRef, environmentRef, version, requests } = sum;
      const environments = shares.get(agentRef) ?? new Map();
      shares.set(agentRef, environments);
      const releases: ReleaseShare[] = environments.get(environmentRef) ?? [];
      environments.set(environmentRef, releases);
      releases.push({ version, requests, share: 0 });
    }
    for (const environments of shares.values()) {
      for (const releases of environments.values()) setShares(releases);
    }
    return shares;
  }

  /** How the last reading of each instance of an agent went, by environment. */
  async listScrapeStatuses(
    agentRef: string,
  ): Promise<Map<string, ScrapeStatus>> {
    const outcomes = await this.#options.scrape.listOutcomes([agentRef]);
    return new Map(
      outcomes.map(({ environmentRef, ok, at, reason, rejected }) => [
        environmentRef,
        {
          ok,
          at: new Date(at).toISOString(),
          ...(reason !== undefined && { reason }),
          rejected,
        },
      ]),
    );
  }
}

function judge(
  { request }: KpiTask,
  state: KpiState | undefined,
  now: number,
): Omit<KpiResult, 'source' | 'points'> & { counted: boolean } {
  const { definition } = request;
  const verdict = evaluateKpi(
    definition,
    state?.result.measurement ?? {
      samples: 0,
      problem: 'it has not been evaluated yet',
    },
    now,
  );
  const environments = state?.result.environments ?? [];
  const since = state?.status === verdict.status ? state.since : now;
  return {
    ...described(definition),
    counted: verdict.counted,
    status: verdict.status,
    since: new Date(since).toISOString(),
    observed: verdict.observed,
    interval: verdict.interval,
    ...(verdict.bucket && { bucket: verdict.bucket }),
    samples: verdict.samples,
    ...(verdict.observedAt !== undefined && {
      observedAt: new Date(verdict.observedAt).toISOString(),
    }),
    reason: verdict.reason,
    ...(environments.length === 1 && { environment: environments[0] }),
  };
}

function described({
  source,
  environment,
  strict = true,
  ...definition
}: KpiDefinition) {
  return { ...definition, strict };
}

function worstFirst(a: KpiResult, b: KpiResult): number {
  const isTracked = (one: KpiResult) => Number(one.target === undefined);
  return (
    isTracked(a) - isTracked(b) ||
    KPI_STATUSES.indexOf(b.status) - KPI_STATUSES.indexOf(a.status)
  );
}

function setShares(releases: ReleaseShare[]): void {
  const total = releases.reduce((sum, { requests }) => sum + requests, 0);
  for (const release of releases) {
    release.share = total > 0 ? release.requests / total : 0;
    release.requests = Math.round(release.requests);
  }
  releases.sort((a, b) => b.share - a.share);
}
