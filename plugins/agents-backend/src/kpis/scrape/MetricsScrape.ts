import type { KpiDefinition } from '@agent-portal/plugin-agents-common';
import pLimit from 'p-limit';
import type { AgentStore, Policies } from '../../catalog/AgentStore';
import type { AgentDescriptor, InstanceTarget } from '../../catalog/model';
import type { GuardedHttpClient } from '../../http/GuardedHttpClient';
import type { ScrapeConfig } from '../kpisConfig';
import { createKpiFinder, measuredEnvironments } from '../kpisInForce';
import { type ScrapePlan, createScrapePlan } from './createScrapePlan';
import { ReadingWriter } from './ReadingWriter';
import { instanceName, type ScrapeOutcome } from './model';
import { isRead, readInstance } from './readInstance';
import type { ScrapeStore } from './ScrapeStore';

/** What {@link MetricsScrape} works with. */
export interface MetricsScrapeOptions {
  agents: AgentStore;
  store: ScrapeStore;
  http: GuardedHttpClient;
  config: ScrapeConfig;
  now: () => number;
}

/** What a pass over all instances came to. */
export interface ScrapeSummary {
  /** Instances that were read, whether they answered or not. */
  read: number;
  failed: number;
}

/**
 * Reads the metrics and business figures of every instance and stores what they gained since the
 * reading before. What is wrong with an instance is stored as the outcome of its reading.
 */
export class MetricsScrape {
  readonly #options: MetricsScrapeOptions;

  private constructor(options: MetricsScrapeOptions) {
    this.#options = options;
  }

  static create(options: MetricsScrapeOptions): MetricsScrape {
    return new MetricsScrape(options);
  }

  /**
   * Reads every instance once, those first that have not been read for the longest, so that a pass
   * that is cut short time and again does not leave out the same ones.
   *
   * @throws AggregateError after the pass, with the faults on our side such as a database that is
   * away; also when it was stopped before all were read.
   */
  async run(options: { signal?: AbortSignal } = {}): Promise<ScrapeSummary> {
    const { agents, store, http, config, now } = this.#options;
    const { signal } = options;
    const all = await agents.listInstances();
    const descriptors = await agents.listAgents();
    const policies = await agents.listPolicies();
    const planOf = createPlanner({
      targets: all,
      descriptors,
      policies,
      config,
    });
    const outcomes = await store.listOutcomes();
    await this.#forgetMissing(all, outcomes);
    const targets = longestUnreadFirst(
      all.filter(target => isRead(target, planOf(target))),
      outcomes,
    );

    const writer = ReadingWriter.create({ store });
    const limit = pLimit(config.concurrency);
    const summary: ScrapeSummary = { read: 0, failed: 0 };
    const errors: unknown[] = [];
    let skipped = 0;
    const read = async (target: InstanceTarget) => {
      if (signal?.aborted) {
        skipped++;
        return;
      }
      try {
        const reading = await readInstance(target, {
          http,
          plan: planOf(target),
          timeoutMs: config.timeoutMs,
          maximumBytes: config.maximumBytes,
          maximumSeries: config.maximumSeries,
          now,
          signal,
        });
        if (!reading) {
          skipped++;
          return;
        }
        summary.read++;
        if (!reading.ok) summary.failed++;
        await writer.add(reading);
      } catch (error) {
        errors.push(error);
      }
    };
    await Promise.all(targets.map(target => limit(read, target)));
    errors.push(...(await writer.finish()));
    if (skipped > 0) {
      errors.push(
        new Error(
          `The pass was stopped with ${skipped} of ${targets.length} instances not read; give it more time with agents.kpis.timeout, or read more at once with agents.scrape.concurrency`,
        ),
      );
    }
    if (errors.length > 0) {
      throw new AggregateError(
        errors,
        `Reading metrics failed ${errors.length} times; the first time: ${errors[0]}`,
      );
    }
    return summary;
  }

  async #forgetMissing(
    targets: InstanceTarget[],
    stored: ScrapeOutcome[],
  ): Promise<void> {
    const present = new Set(targets.map(instanceName));
    const gone = stored.filter(one => !present.has(instanceName(one)));
    if (gone.length > 0) await this.#options.store.removeStates(gone);
  }
}

function longestUnreadFirst(
  targets: InstanceTarget[],
  outcomes: ScrapeOutcome[],
): InstanceTarget[] {
  const readAt = new Map(outcomes.map(one => [instanceName(one), one.at]));
  return targets
    .map(target => ({ target, at: readAt.get(instanceName(target)) ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ target }) => target);
}

/** Says what is wanted of each instance; instances that are wanted the same share a plan. */
export function createPlanner(options: {
  targets: InstanceTarget[];
  descriptors: AgentDescriptor[];
  policies: Policies;
  config: Pick<ScrapeConfig, 'releases'>;
}): (target: InstanceTarget) => ScrapePlan {
  const { targets, descriptors, policies, config } = options;
  const findKpis = createKpiFinder(policies);
  const byRef = new Map(descriptors.map(agent => [agent.ref, agent]));
  const instances = new Map<string, InstanceTarget[]>();
  for (const target of targets) {
    const others = instances.get(target.agentRef) ?? [];
    instances.set(target.agentRef, [...others, target]);
  }
  const plans = new Map<string, ScrapePlan>();

  return target => {
    const agent = byRef.get(target.agentRef);
    const inForce = agent ? findKpis(agent) : { key: '', kpis: [] };
    const measuredHere = (kpi: KpiDefinition) =>
      measuredEnvironments(
        kpi,
        instances.get(target.agentRef) ?? [],
        policies.environments,
      ).some(environment => environment.ref === target.environmentRef);
    const kpis = inForce.kpis.filter(measuredHere);
    const { type } = target.metrics;
    const key = [inForce.key, type, ...kpis.map(kpi => kpi.id)].join();
    const plan =
      plans.get(key) ??
      createScrapePlan(kpis, {
        releases: config.releases,
        readsMetrics: type !== 'prometheus',
        isSent: type === 'otlp',
      });
    plans.set(key, plan);
    return plan;
  };
}
