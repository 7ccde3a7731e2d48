import type {
  RolloutDetail,
  RolloutOperationName,
  RolloutOperationRequest,
  RolloutRequest,
} from '@agent-portal/plugin-agents-common';
import { InputError, NotFoundError } from '@backstage/errors';
import type { AgentStore } from '../../catalog/AgentStore';
import type { AgentDirectory } from '../../readiness/workflow/AgentDirectory';
import type { RolloutEngine, TrafficDrivers } from '../model';
import { instanceKey } from '../observer/instanceKey';
import { observeTraffic } from '../observer/observeTraffic';
import type { RolloutQueries } from '../results/RolloutQueries';
import type { RolloutReadModel } from '../results/RolloutReadModel';
import { requireOffer } from './requireOffer';
import {
  requireApprover,
  requireOperator,
  type RolloutCaller,
} from './rolloutCaller';
import type { RolloutMaker } from './RolloutMaker';
import { toRolloutOperation } from './toRolloutOperation';

/** What {@link RolloutService} works with. */
export interface RolloutServiceOptions {
  agents: Pick<AgentStore, 'listInstances'>;
  directory: AgentDirectory;
  drivers: TrafficDrivers;
  /** For one driver, in ms. */
  limitMs: number;
  engine: Pick<RolloutEngine, 'operate'>;
  maker: RolloutMaker;
  readModel: Pick<RolloutReadModel, 'get'>;
  queries: Pick<RolloutQueries, 'getDetail'>;
}

/** Takes what people and jobs ask of rollouts. */
export class RolloutService {
  readonly #options: RolloutServiceOptions;

  private constructor(options: RolloutServiceOptions) {
    this.#options = options;
  }

  static create(options: RolloutServiceOptions): RolloutService {
    return new RolloutService(options);
  }

  /**
   * Rolls a release out; it begins once plan, gates and approvals let it.
   *
   * @throws NotAllowedError; NotFoundError; InputError naming the field, also when the driver offers
   * another version; ServiceUnavailableError when it does not say; ConflictError when the release is
   * rolled out there already or quarantined.
   */
  async create(
    body: RolloutRequest,
    caller: RolloutCaller,
  ): Promise<RolloutDetail> {
    const { agents, directory, drivers, limitMs, maker, queries } =
      this.#options;
    const by = requireOperator(caller, body.actor);
    const agent = await directory.requireAgent(body.agent, caller.scope);
    const environment = await directory.requireEnvironment(
      body.environment,
      caller,
    );
    const instances = await agents.listInstances([agent.ref]);
    const instance = instances.find(
      one => one.environmentRef === environment.ref,
    );
    if (!instance) {
      throw new InputError(
        `environment is "${body.environment}", but ${
          agent.ref
        } has no instance there; it has: ${
          instances.map(one => one.environmentRef).join(', ') || 'none'
        }`,
      );
    }
    const seen = await observeTraffic({
      instances: [instance],
      drivers,
      limitMs,
    });
    requireOffer(body.version, {
      driver: instance.rollout?.driver,
      seen: seen.get(instanceKey(instance)),
    });
    const { rollout } = await maker.make({
      agent,
      environmentRef: environment.ref,
      version: body.version,
      strategy: body.strategy,
      by,
      reason: body.reason?.trim() || undefined,
    });
    return queries.getDetail(rollout.id, caller);
  }

  /**
   * Operates a rollout.
   *
   * @throws NotFoundError for whoever may not see its agent; NotAllowedError; InputError naming the
   * field; ConflictError when somebody was faster or the state does not allow it.
   */
  async operate(
    id: string,
    name: RolloutOperationName,
    options: { body: RolloutOperationRequest; caller: RolloutCaller },
  ): Promise<RolloutDetail> {
    const { body, caller } = options;
    const { engine, readModel, queries } = this.#options;
    if (!(await readModel.get(id, caller.scope))) {
      throw new NotFoundError(
        `There is no rollout ${id}, or you may not see its agent`,
      );
    }
    const isApproval = name === 'approve';
    const by = isApproval
      ? requireApprover(caller, body.actor)
      : requireOperator(caller, body.actor);
    const reason = body.reason?.trim() || undefined;
    await engine.operate({
      id,
      operation: toRolloutOperation(name, body, caller.groups),
      context: { by, ...(reason && { reason }) },
      revision: body.revision,
    });
    return queries.getDetail(id, caller);
  }
}
