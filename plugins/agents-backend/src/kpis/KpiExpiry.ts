import type { AgentStore } from '../catalog/AgentStore';
import type { ChangeReporter } from '../changes/ChangeReporter';
import { chunksOf } from '../database/upsertRows';
import { type KpiTask, listKpiTasks } from './listKpiTasks';
import { settleStates, type SettledStates } from './settleStates';
import type { KpiState, KpiStateStore } from './states/KpiStateStore';

/** Agents that are judged and saved together. */
const BATCH = 500;

/** What {@link KpiExpiry} works with. */
export interface KpiExpiryOptions {
  agents: AgentStore;
  states: KpiStateStore;
  now: () => number;
  /** Told which agents have a KPI with another verdict. */
  onChange: ChangeReporter;
}

/**
 * Makes `unknown` the verdicts whose measurement has left its window or is no longer fresh, whether
 * or not anything is being measured: what counts verdicts counts the stored ones.
 */
export class KpiExpiry {
  readonly #options: KpiExpiryOptions;

  private constructor(options: KpiExpiryOptions) {
    this.#options = options;
  }

  static create(options: KpiExpiryOptions): KpiExpiry {
    return new KpiExpiry(options);
  }

  async run({ signal }: { signal: AbortSignal }): Promise<void> {
    const { agents, states, now, onChange } = this.#options;
    const expired = await states.listExpired(now());
    if (expired.length === 0) return;
    const policies = await agents.listPolicies();
    for (const refs of chunksOf(expired, BATCH)) {
      signal.throwIfAborted();
      const tasks = listKpiTasks({
        agents: await agents.listAgents(refs),
        instances: await agents.listInstances(refs),
        policies,
      });
      // An evaluation may have measured some since they were listed, so each is looked at again.
      const { touched } = await states.update(refs, stored =>
        settleExpired(tasks, stored, now()),
      );
      if (touched.length > 0) onChange(touched);
    }
  }
}

/** Judges anew, from what was measured last, what holds no more. */
function settleExpired(
  tasks: KpiTask[],
  stored: KpiState[],
  now: number,
): SettledStates {
  const expired = new Map(
    stored
      .filter(({ expiresAt }) => expiresAt !== undefined && expiresAt < now)
      .map(state => [`${state.agentRef}\n${state.kpiId}`, state]),
  );
  const measured = new Map(
    tasks.flatMap(task => {
      const { agentRef, definition } = task.request;
      const state = expired.get(`${agentRef}\n${definition.id}`);
      return state ? [[task, state.result.measurement] as const] : [];
    }),
  );
  return settleStates({ tasks, measured, stored, now });
}
