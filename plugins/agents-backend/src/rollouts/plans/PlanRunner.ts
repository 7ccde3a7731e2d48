import { ConflictError, ForwardedError } from '@backstage/errors';
import type { AgentStore } from '../../catalog/AgentStore';
import type { RolloutReadModel } from '../results/RolloutReadModel';
import type { RolloutMaker } from '../service/RolloutMaker';
import { isReadWhole, planEnvironment } from './findAgentPlan';
import type { PlanRunStore } from './PlanRunStore';
import type { PlanScheduler } from './PlanScheduler';

/** What {@link PlanRunner} works with. */
export interface PlanRunnerOptions {
  agents: Pick<AgentStore, 'listPolicies' | 'listAgents'>;
  runs: PlanRunStore;
  scheduler: Pick<PlanScheduler, 'schedule'>;
  maker: Pick<RolloutMaker, 'make'>;
  readModel: Pick<RolloutReadModel, 'listReleases'>;
}

/**
 * Makes rollouts for running plans: one for each agent whose driver offers a release that was never
 * rolled out there. Whoever started the plan counts as the one who made them, so that somebody else
 * has to approve.
 */
export class PlanRunner {
  readonly #options: PlanRunnerOptions;

  private constructor(options: PlanRunnerOptions) {
    this.#options = options;
  }

  static create(options: PlanRunnerOptions): PlanRunner {
    return new PlanRunner(options);
  }

  /** @throws AggregateError with every failure, after all agents were tried. */
  async run({ signal }: { signal: AbortSignal }): Promise<void> {
    const { agents, runs, scheduler, readModel } = this.#options;
    const running = new Map(
      [...(await runs.list())].filter(([, run]) => run.running),
    );
    if (running.size === 0) return;
    const policies = await agents.listPolicies();
    const plans = policies.plans
      .filter(isReadWhole)
      .map(({ plan }) => plan)
      .filter(({ entityRef }) => running.has(entityRef));
    const schedules = await scheduler.schedule(plans, { policies, signal });
    const failures: Error[] = [];
    for (const plan of plans) {
      const run = running.get(plan.entityRef);
      const environment = planEnvironment(plan, policies.environments);
      const offers = schedules.get(plan.entityRef)?.offers ?? [];
      if (!run || environment === undefined || offers.length === 0) continue;
      const refs = offers.map(({ agent }) => agent);
      const known = new Map(
        (await agents.listAgents(refs)).map(agent => [agent.ref, agent]),
      );
      const releases = await readModel.listReleases(refs);
      for (const offer of offers) {
        signal.throwIfAborted();
        const agent = known.get(offer.agent);
        const isKnown = releases.some(
          release =>
            release.agentRef === offer.agent &&
            release.environmentRef === environment &&
            release.candidate === offer.candidate,
        );
        if (!agent || isKnown) continue;
        try {
          await this.#options.maker.make({
            agent,
            environmentRef: environment,
            version: offer.candidate,
            by: run.changedBy,
            reason: `The plan ${plan.title} runs`,
          });
        } catch (error) {
          // Somebody was faster.
          if (error instanceof ConflictError) continue;
          failures.push(
            new ForwardedError(`Plan ${plan.entityRef}, ${agent.ref}`, error),
          );
        }
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `${failures.length} rollouts of running plans could not be made; the first: ${failures[0].message}`,
      );
    }
  }
}
