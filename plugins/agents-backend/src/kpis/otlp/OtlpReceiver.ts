import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { AgentScope } from '../../authorization/AgentScope';
import type { AgentStore, Policies } from '../../catalog/AgentStore';
import type { InstanceTarget } from '../../catalog/model';
import { actorOf } from '../samples/actorOf';
import type { PushCounters } from '../samples/PushCounters';
import type { PushLimit, PushLimits } from '../samples/PushLimits';
import type { VisibleAgents } from '../samples/VisibleAgentsReadModel';
import {
  createScrapePlan,
  type ReleaseMetrics,
  type ScrapePlan,
} from '../scrape/createScrapePlan';
import { createPlanner } from '../scrape/MetricsScrape';
import { instanceName, type ScrapeUpdate } from '../scrape/model';
import type { ScrapeStore } from '../scrape/ScrapeStore';
import type { MetricsRequest } from './decodeMetrics';
import { findInstances, type FoundPoints } from './findInstances';
import { foldPoints } from './foldPoints';
import { limitPlan } from './limitPlan';
import { readResources } from './readResources';
import { Rejections } from './Rejections';

/** What {@link OtlpReceiver} works with. */
export interface OtlpReceiverOptions {
  agents: AgentStore;
  visible: VisibleAgents;
  store: ScrapeStore;
  releases: ReleaseMetrics;
  limits: PushLimits;
  counters: PushCounters;
  now: () => number;
}

/** Who sends, and what they may see. */
export interface OtlpSender {
  credentials: BackstageCredentials;
  scope: AgentScope;
}

/** What became of the points of a request. */
export interface OtlpReceipt {
  /** Points that something is measured from. */
  accepted: number;
  rejected: Rejections;
}

/**
 * Takes in the metrics that agents send by OTLP. They are stored as if a page had been read: in
 * one transaction per request, with the state that keeps them from being counted twice.
 */
export class OtlpReceiver {
  readonly #options: OtlpReceiverOptions;

  private constructor(options: OtlpReceiverOptions) {
    this.#options = options;
  }

  static create(options: OtlpReceiverOptions): OtlpReceiver {
    return new OtlpReceiver(options);
  }

  /**
   * Stores what can be; says how many points were left out and why.
   *
   * @throws NotAllowedError naming what the sender may not push, when that is all there is.
   */
  async receive(
    request: MetricsRequest,
    sender: OtlpSender,
  ): Promise<OtlpReceipt> {
    const { agents, visible, limits, counters, now } = this.#options;
    const receivedAt = now();
    const policies = await agents.listPolicies();
    const resources = readResources(request, this.#createFilter(policies));
    const rejected = Rejections.create();
    for (const { faults } of resources) rejected.addAll(faults);

    const limit = limits.limitOf(actorOf(sender.credentials));
    const found = await findInstances(resources, {
      agents,
      policies,
      rejected,
      listVisible: refs => visible.listVisible(refs, sender.scope),
      ...(limit && { limit }),
    });
    const { accepted, folding } = await this.#store(found, {
      policies,
      receivedAt,
      limit,
    });
    rejected.addAll(folding);
    counters.count('otlp', {
      accepted,
      rejected: rejected.toCounts(),
    });
    const refused = rejected.countOf('notAllowed');
    if (refused > 0 && refused === rejected.total && accepted === 0) {
      throw new NotAllowedError(rejected.describe());
    }
    return { accepted, rejected };
  }

  /** Whether anything is measured from a metric, of whichever agent. */
  #createFilter(policies: Policies): (name: string) => boolean {
    const { roles } = createScrapePlan(
      [...policies.kpiSets.values()].flatMap(set => set.kpis),
      { releases: this.#options.releases, readsMetrics: true, isSent: true },
    );
    return name => roles.has(name);
  }

  async #store(
    found: FoundPoints[],
    context: {
      policies: Policies;
      receivedAt: number;
      limit: PushLimit | undefined;
    },
  ): Promise<{ accepted: number; folding: Rejections }> {
    const { store } = this.#options;
    const { receivedAt, limit } = context;
    if (found.length === 0) {
      return { accepted: 0, folding: Rejections.create() };
    }
    const planOf = await this.#createPlanner(found, context.policies);
    let folding = Rejections.create();
    await store.update(
      found.map(({ target }) => target),
      states => {
        // The transaction may be tried again.
        folding = Rejections.create();
        const update: ScrapeUpdate = {
          states: [],
          minutes: [],
          releases: [],
          forget: [],
        };
        for (const { target, points } of found) {
          const allowed = limitPlan(planOf(target), points, {
            limit,
            rejections: folding,
          });
          const folded = foldPoints(
            states.get(instanceName(target)),
            { ...target, receivedAt, ...allowed },
            folding,
          );
          update.states.push(...folded.states);
          for (const one of folded.minutes) update.minutes.push(one);
          for (const one of folded.releases) update.releases.push(one);
          update.forget.push(...folded.forget);
        }
        return update;
      },
    );
    const points = found.reduce((sum, one) => sum + one.points.length, 0);
    return { accepted: points - folding.total, folding };
  }

  async #createPlanner(
    found: FoundPoints[],
    policies: Policies,
  ): Promise<(target: InstanceTarget) => ScrapePlan> {
    const { agents, releases } = this.#options;
    const refs = [...new Set(found.map(({ target }) => target.agentRef))];
    return createPlanner({
      // A KPI is measured in the furthest stage of all that an agent has.
      targets: await agents.listInstances(refs),
      descriptors: await agents.listAgents(refs),
      policies,
      config: { releases },
    });
  }
}
