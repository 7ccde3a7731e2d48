import { setImmediate } from 'node:timers/promises';
import {
  allowedShare,
  type BudgetMeasurement,
  BUDGET_WINDOWS_MS,
  toBudgetCount,
} from '@agent-portal/plugin-agents-common';
import type { Policies } from '../catalog/AgentStore';
import { chunksOf } from '../database/upsertRows';
import type { KpiEvaluationOptions } from './KpiEvaluation';
import { type KpiTask, listKpiTasks } from './listKpiTasks';
import { measureTasks, type SourcePass } from './measureTasks';
import { settleBudgets } from './settleBudgets';

/** Agents whose budgets are counted and saved together. */
const BATCH = 500;

/**
 * Counts the error budgets of the whole fleet, and notes which of them began or ceased to burn.
 *
 * Apart from the evaluation of the verdicts, which is more frequent and looks at one window only: a
 * budget needs six of each KPI.
 */
export class KpiBudgetEvaluation {
  readonly #options: KpiEvaluationOptions;

  private constructor(options: KpiEvaluationOptions) {
    this.#options = options;
  }

  static create(options: KpiEvaluationOptions): KpiBudgetEvaluation {
    return new KpiBudgetEvaluation(options);
  }

  /**
   * Counts once, a batch of agents at a time. What a source that fails could not count is kept as
   * unknown, with the reason.
   *
   * @throws AggregateError after the counts are saved, when a source failed.
   */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { agents, sources, sourceTimeoutMs } = this.#options;
    const { signal } = options;
    const policies = await agents.listPolicies();
    const refs = [...(await agents.listAgentEtags()).keys()];
    const errors: Error[] = [];
    const pass: SourcePass = {
      sources,
      timeoutMs: sourceTimeoutMs,
      signal,
      errors,
      silent: new Set(),
    };
    for (const batch of chunksOf(refs, BATCH)) {
      signal?.throwIfAborted();
      await this.#count(batch, policies, pass);
      await setImmediate();
    }
    if (errors.length > 0) {
      throw new AggregateError(
        errors,
        `Some error budgets could not be counted: ${errors[0].message}`,
      );
    }
  }

  async #count(
    refs: string[],
    policies: Policies,
    pass: SourcePass,
  ): Promise<void> {
    const { agents, states, now, onChange } = this.#options;
    const time = now();
    const tasks = listKpiTasks({
      agents: await agents.listAgents(refs),
      instances: await agents.listInstances(refs),
      policies,
    }).filter(({ request }) => allowedShare(request.definition) !== undefined);
    const counted = await countBudgets(tasks, time, pass);
    const { touched } = await states.update(refs, stored =>
      settleBudgets({ tasks, counted, stored, now: time }),
    );
    if (touched.length > 0) onChange(touched);
    pass.signal?.throwIfAborted();
  }
}

/** Asks each source for all windows at once. A task without an answer was not asked about. */
async function countBudgets(
  tasks: KpiTask[],
  at: number,
  pass: SourcePass,
): Promise<Map<KpiTask, BudgetMeasurement>> {
  const byTask = tasks.map(task => ({
    task,
    windows: BUDGET_WINDOWS_MS.map(windowMs => ({
      ...task,
      request: { ...task.request, windowMs },
    })),
  }));
  const measured = await measureTasks(
    byTask.flatMap(({ windows }) => windows),
    at,
    pass,
  );
  const counted = new Map<KpiTask, BudgetMeasurement>();
  for (const { task, windows } of byTask) {
    const counts = windows.flatMap(({ request }, index) => {
      const measurement = measured.get(windows[index]);
      return measurement
        ? [toBudgetCount(request.definition, request.windowMs, measurement)]
        : [];
    });
    if (counts.length < windows.length) continue;
    const problem = windows
      .map(window => measured.get(window)?.problem)
      .find(one => one !== undefined);
    counted.set(task, {
      at,
      counts,
      ...(problem !== undefined && { problem }),
    });
  }
  return counted;
}
