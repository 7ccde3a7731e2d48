import {
  type DecisionRequest,
  freezeSpan,
  type Phase,
  type PlanSchedule,
  type RolloutPlan,
  type RolloutPlanList,
  type RolloutPlanOperation,
  type RolloutPlanStatus,
} from '@agent-portal/plugin-agents-common';
import { NotFoundError } from '@backstage/errors';
import type { AgentStore, Policies } from '../../catalog/AgentStore';
import type { FleetStore } from '../../fleet/FleetStore';
import type { AgentDirectory } from '../../readiness/workflow/AgentDirectory';
import { toTime } from '../../readiness/workflow/toTime';
import {
  mayOperate,
  requireOperator,
  type RolloutCaller,
} from '../service/rolloutCaller';
import { isReadWhole, planEnvironment } from './findAgentPlan';
import type { PlanRun, PlanRunStore } from './PlanRunStore';
import type { PlanScheduler } from './PlanScheduler';

/** The last moment that a date-time of the contract can name. */
const FOREVER = '9999-12-31T23:59:59.999Z';

/** What {@link RolloutPlanService} works with. */
export interface RolloutPlanServiceOptions {
  agents: Pick<AgentStore, 'listPolicies'>;
  directory: Pick<AgentDirectory, 'listRefs'>;
  fleet: Pick<FleetStore, 'getRecords'>;
  runs: PlanRunStore;
  scheduler: Pick<PlanScheduler, 'schedule'>;
  now: () => number;
  /** Told after a plan was started or stopped. */
  onChange: () => Promise<void>;
}

/** Shows plans with how far they have come, starts and stops them. */
export class RolloutPlanService {
  readonly #options: RolloutPlanServiceOptions;

  private constructor(options: RolloutPlanServiceOptions) {
    this.#options = options;
  }

  static create(options: RolloutPlanServiceOptions): RolloutPlanService {
    return new RolloutPlanService(options);
  }

  /** Plans that the caller may see, and of each as much as is about agents that they may see. */
  async list(caller: RolloutCaller): Promise<RolloutPlanList> {
    const { agents, now } = this.#options;
    const policies = await agents.listPolicies();
    const plans = policies.plans.filter(isReadWhole).map(({ plan }) => plan);
    return {
      items: await this.#present(plans, { policies, caller }),
      asOf: toTime(now()),
    };
  }

  /** @throws NotAllowedError; NotFoundError when there is no such plan. */
  async operate(
    ref: string,
    operation: RolloutPlanOperation,
    options: { body: DecisionRequest; caller: RolloutCaller },
  ): Promise<RolloutPlanStatus> {
    const { agents, runs, now, onChange } = this.#options;
    const { body, caller } = options;
    const policies = await agents.listPolicies();
    const plans = policies.plans.filter(isReadWhole).map(({ plan }) => plan);
    const plan = plans.find(({ entityRef }) => entityRef === ref);
    const [seen] = plan
      ? await this.#present([plan], { policies, caller })
      : [];
    if (!plan || !seen) {
      throw new NotFoundError(
        `There is no rollout plan ${ref}, or you may not see it`,
      );
    }
    const changedBy = requireOperator(caller, body.actor);
    const reason = body.reason?.trim();
    await runs.set({
      planRef: ref,
      running: operation === 'start',
      changedBy,
      changedAt: now(),
      ...(reason && { reason }),
    });
    await onChange();
    const [presented] = await this.#present([plan], { policies, caller });
    return presented;
  }

  async #present(
    plans: RolloutPlan[],
    options: { policies: Policies; caller: RolloutCaller },
  ): Promise<RolloutPlanStatus[]> {
    const { directory, fleet, runs, scheduler, now } = this.#options;
    const { policies, caller } = options;
    const seen = await caller.listSeen(plans.map(({ entityRef }) => entityRef));
    const shown = plans.filter(({ entityRef }) => seen.has(entityRef));
    const isWhole = caller.scope.type === 'all';
    const refs = await directory.listRefs(caller.scope);
    const records = await fleet.getRecords(refs);
    const schedules = await scheduler.schedule(shown, {
      policies,
      phases: new Map<string, Phase | undefined>(
        refs.map(ref => [ref, records.get(ref)?.row.phase]),
      ),
      ...(!isWhole && { visible: new Set(refs) }),
    });
    const known = await runs.list();
    return shown
      .map(plan =>
        presentPlan(plan, {
          schedule: schedules.get(plan.entityRef),
          run: known.get(plan.entityRef),
          environment: planEnvironment(plan, policies.environments),
          isWhole,
          allowed: mayOperate(caller),
          now: now(),
        }),
      )
      .filter(({ waves }) => isWhole || waves.length > 0);
  }
}

function presentPlan(
  plan: RolloutPlan,
  options: {
    schedule: PlanSchedule | undefined;
    run: PlanRun | undefined;
    environment: string | undefined;
    isWhole: boolean;
    allowed: boolean;
    now: number;
  },
): RolloutPlanStatus {
  const { schedule, run, environment, isWhole, allowed, now } = options;
  return {
    ref: plan.entityRef,
    title: plan.title,
    ...(plan.owner && { owner: plan.owner }),
    ...(plan.system && { system: plan.system }),
    ...(environment && { environment }),
    running: run?.running ?? false,
    ...(run && {
      changedBy: run.changedBy,
      changedAt: toTime(run.changedAt),
      ...(run.reason && { reason: run.reason }),
    }),
    waves: (schedule?.waves ?? []).filter(
      ({ agents }) => isWhole || agents.length > 0,
    ),
    freezeWindows: plan.freezeWindows.map(window => {
      const { title, from, to, active } = freezeSpan(window, now);
      return {
        title,
        from: toTime(from),
        to: Number.isFinite(to) ? toTime(to) : FOREVER,
        active,
      };
    }),
    allowed,
  };
}
