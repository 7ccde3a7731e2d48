import type {
  StopLine,
  StopLineRequest,
} from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';
import { toTime } from '../../readiness/workflow/toTime';
import type { RolloutReadModel } from '../results/RolloutReadModel';
import {
  mayOperate,
  requireOperator,
  type RolloutCaller,
} from '../service/rolloutCaller';
import type { StopLineStore } from './StopLineStore';

const SHORTEST_REASON = 3;

/** What {@link StopLineService} works with. */
export interface StopLineServiceOptions {
  store: StopLineStore;
  readModel: Pick<RolloutReadModel, 'countActive'>;
  now: () => number;
  /** Told after the line was stopped or let go on. */
  onChange: () => Promise<void>;
}

/** Stops every rollout of the fleet, and lets them go on. */
export class StopLineService {
  readonly #options: StopLineServiceOptions;

  private constructor(options: StopLineServiceOptions) {
    this.#options = options;
  }

  static create(options: StopLineServiceOptions): StopLineService {
    return new StopLineService(options);
  }

  async get(caller: RolloutCaller): Promise<StopLine> {
    const { store, readModel } = this.#options;
    const line = await store.get();
    return {
      stopped: line?.stopped ?? false,
      ...(line && {
        by: line.changedBy,
        at: toTime(line.changedAt),
        reason: line.reason,
      }),
      active: await readModel.countActive(caller.scope),
      allowed: mayOperate(caller),
    };
  }

  /** @throws NotAllowedError, or InputError when there is no reason. */
  async set(body: StopLineRequest, caller: RolloutCaller): Promise<StopLine> {
    const { store, now, onChange } = this.#options;
    const changedBy = requireOperator(caller, body.actor);
    const reason = body.reason.trim();
    if (reason.length < SHORTEST_REASON) {
      throw new InputError(
        `reason is "${body.reason}": say in at least ${SHORTEST_REASON} characters why`,
      );
    }
    await store.set({
      stopped: body.stopped,
      changedBy,
      changedAt: now(),
      reason,
    });
    await onChange();
    return this.get(caller);
  }
}
