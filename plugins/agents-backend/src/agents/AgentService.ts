import {
  type AgentDetail,
  type AgentHealth,
  type AgentInstance,
  type AgentKpis,
  type HistoryRange,
  type InstanceHealth,
  type Timeline,
  type TimelineEvent,
  type TimelineKind,
  type TimelineQuery,
  RELEASE_WINDOW_MS,
} from '@agent-portal/plugin-agents-common';
import { NotFoundError } from '@backstage/errors';
import type { AgentScope } from '../authorization/AgentScope';
import type { Viewer } from '../authorization/Viewer';
import type { AgentStore } from '../catalog/AgentStore';
import { orderInstances } from '../catalog/orderInstances';
import type { FleetReadModel } from '../fleet/FleetReadModel';
import { listCatalogProblems } from '../fleet/listCatalogProblems';
import type { FleetRecord } from '../fleet/model';
import { emptyHistory } from '../health';
import { markNotDeployed } from './markNotDeployed';
import type {
  AgentEventSource,
  AgentHealthCompleter,
  AgentHealthSource,
  AgentKpiSource,
  AgentReadinessSource,
  AgentRolloutSource,
  EventWindow,
} from './sources';

const DEFAULT_RANGE: HistoryRange = '1h';
const DEFAULT_EVENTS = 50;
const ALL_KINDS: readonly TimelineKind[] = [
  'phase',
  'health',
  'kpi',
  'readiness',
  'rollout',
  'alert',
  'maintenance',
];
/** Transitions shown beside an agent's health. */
const RECENT_TRANSITIONS = 20;

/** What {@link AgentService} works with. */
export interface AgentServiceOptions {
  fleet: FleetReadModel;
  agents: AgentStore;
  health: AgentHealthSource;
  kpis: AgentKpiSource;
  readiness: AgentReadinessSource;
  rollouts: AgentRolloutSource;
  /** Absent where no alerts are raised. */
  alerts?: AgentEventSource;
  /** Absent where no maintenance is planned. */
  maintenance?: AgentEventSource;
  /** What else belongs to the health of an agent; absent: nothing. */
  extras?: AgentHealthCompleter;
  now: () => number;
}

/** Puts together what is known about one agent. */
export class AgentService {
  readonly #options: AgentServiceOptions;

  private constructor(options: AgentServiceOptions) {
    this.#options = options;
  }

  static create(options: AgentServiceOptions): AgentService {
    return new AgentService(options);
  }

  /** @throws NotFoundError when there is no such agent, or none that the caller may see. */
  async getDetail(ref: string, scope: AgentScope): Promise<AgentDetail> {
    const record = await this.#require(ref, scope);
    const { agents } = this.#options;
    const descriptor = await agents.getAgent(ref);
    const instances = await agents.listInstances([ref]);
    const policies = await agents.listPolicies();
    const measured = await this.#listInstances(ref);
    return {
      row: {
        ...record.row,
        phaseReason: record.phase.reasons[0]?.text,
        healthObservedAt: newest(
          measured.map(instance => instance.health.observedAt),
        ),
      },
      phase: record.phase,
      instances: measured,
      problems: listCatalogProblems({ descriptor, instances, ...policies }),
      asOf: this.#asOf(),
    };
  }

  /** @throws NotFoundError when there is no such agent, or none that the caller may see. */
  async getHealth(
    ref: string,
    range: HistoryRange = DEFAULT_RANGE,
    viewer: Viewer,
  ): Promise<AgentHealth> {
    const { row } = await this.#require(ref, viewer.scope);
    const { health, extras, now } = this.#options;
    const history = new Map(
      (await health.getHistory(ref, range)).map(one => [
        one.environmentRef,
        one.history,
      ]),
    );
    const transitions = await health.listTransitions(ref, {
      before: now() + 1,
      limit: RECENT_TRANSITIONS,
    });
    const instances = await this.#listInstances(ref);
    const known: AgentHealth = {
      status: row.health,
      since: row.healthSince,
      instances: instances.map(instance => ({
        ...instance,
        history:
          history.get(instance.environment) ?? emptyHistory(range, now()),
      })),
      transitions,
      asOf: this.#asOf(),
    };
    return extras ? extras.complete(ref, known, viewer) : known;
  }

  /** @throws NotFoundError when there is no such agent, or none that the caller may see. */
  async getKpis(
    ref: string,
    range: HistoryRange = DEFAULT_RANGE,
    scope: AgentScope,
  ): Promise<AgentKpis> {
    await this.#require(ref, scope);
    return this.#options.kpis.getAgentKpis(ref, range);
  }

  /** @throws NotFoundError when there is no such agent, or none that the caller may see. */
  async getTimeline(
    ref: string,
    query: TimelineQuery,
    viewer: Viewer,
  ): Promise<Timeline> {
    await this.#require(ref, viewer.scope);
    const { fleet, health, kpis, readiness, rollouts, now } = this.#options;
    const { alerts, maintenance } = this.#options;
    const limit = query.limit ?? DEFAULT_EVENTS;
    const window: EventWindow = {
      before: query.before ? Date.parse(query.before) : now() + 1,
      limit: limit + 1,
    };
    const sources: Record<TimelineKind, () => Promise<TimelineEvent[]>> = {
      phase: () => fleet.listPhaseEvents(ref, window),
      health: () => health.listTransitions(ref, window),
      kpi: () => kpis.listTransitions(ref, window),
      readiness: () => readiness.listTransitions(ref, window),
      rollout: () => rollouts.listEvents(ref, window),
      alert: async () => (await alerts?.listEvents(ref, window, viewer)) ?? [],
      maintenance: async () =>
        (await maintenance?.listEvents(ref, window, viewer)) ?? [],
    };
    const kinds = query.eventKind ?? ALL_KINDS;
    const events: TimelineEvent[] = [];
    for (const kind of new Set(kinds)) events.push(...(await sources[kind]()));
    events.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));

    const items = wholeMoments(events, limit);
    return {
      items,
      nextBefore:
        events.length > items.length ? items[items.length - 1]?.at : undefined,
      asOf: this.#asOf(),
    };
  }

  async #require(ref: string, scope: AgentScope): Promise<FleetRecord> {
    const record = await this.#options.fleet.getRecord(ref, scope);
    if (!record) {
      throw new NotFoundError(
        `There is no agent ${ref}, or you may not see it`,
      );
    }
    return record;
  }

  async #listInstances(ref: string): Promise<AgentInstance[]> {
    const { agents, health, kpis, now } = this.#options;
    const targets = await agents.listInstances([ref]);
    const { environments } = await agents.listPolicies();
    const states = new Map(
      ((await health.listInstanceHealth([ref])).get(ref) ?? []).map(state => [
        state.environmentRef,
        state,
      ]),
    );
    const releases = await kpis.listReleaseShares(
      [ref],
      now() - RELEASE_WINDOW_MS,
    );
    const scrapes = await kpis.listScrapeStatuses(ref);
    const listed = orderInstances(targets, environments).map(target => {
      const environment = environments.get(target.environmentRef);
      const state = states.get(target.environmentRef);
      const instance: AgentInstance = {
        environment: target.environmentRef,
        environmentTitle: environment?.title,
        stage: environment?.stage,
        url: target.url,
        health: state?.health ?? this.#notMeasured(),
        releases: releases.get(ref)?.get(target.environmentRef),
        scrape: scrapes.get(target.environmentRef),
      };
      return {
        instance,
        seen: state?.aliveAt !== undefined,
        registeredAt: target.registeredAt,
      };
    });
    const descriptor = await agents.getAgent(ref);
    return markNotDeployed(listed, descriptor?.lifecycle);
  }

  #notMeasured(): InstanceHealth {
    return {
      status: 'unknown',
      since: this.#asOf(),
      reason: 'not measured yet',
      components: [],
    };
  }

  #asOf(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

/**
 * The first events up to a limit, but never only some of those that share one moment: the next
 * page starts before that moment.
 */
function wholeMoments(events: TimelineEvent[], limit: number): TimelineEvent[] {
  if (events.length <= limit) return events;
  const cut = events[limit].at;
  const before = events.slice(0, limit).filter(event => event.at !== cut);
  return before.length > 0
    ? before
    : events.filter(event => event.at === events[0].at);
}

function newest(times: Array<string | undefined>): string | undefined {
  return times
    .filter(time => time !== undefined)
    .sort()
    .pop();
}
