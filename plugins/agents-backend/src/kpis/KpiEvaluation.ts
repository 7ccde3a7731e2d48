import { setImmediate } from 'node:timers/promises';
import type { KpiMeasurement } from '@agent-portal/plugin-agents-common';
import type { KpiSource } from '@agent-portal/plugin-agents-node';
import type { AgentStore, Policies } from '../catalog/AgentStore';
import type { ChangeListener } from '../changes/ChangeListener';
import { chunksOf } from '../database/upsertRows';
import { type KpiTask, listKpiTasks } from './listKpiTasks';
import { settleStates } from './settleStates';
import type { KpiStateStore } from './states/KpiStateStore';

/** Agents that are judged and saved together. */
const BATCH = 500;

/** What {@link KpiEvaluation} works with. */
export interface KpiEvaluationOptions {
  agents: AgentStore;
  states: KpiStateStore;
  /** Built-in sources and those of modules; the first of a type measures it. */
  sources: KpiSource[];
  now: () => number;
  /** Told which agents have a KPI with another verdict. */
  onChange: ChangeListener;
}

/** What an evaluation came to. */
export interface KpiEvaluationSummary {
  /** KPIs that were judged. */
  evaluated: number;
  /** KPIs with another verdict than before. */
  changed: number;
}

/** Judges every KPI of every agent, and notes what changed. */
export class KpiEvaluation {
  readonly #options: KpiEvaluationOptions;

  private constructor(options: KpiEvaluationOptions) {
    this.#options = options;
  }

  static create(options: KpiEvaluationOptions): KpiEvaluation {
    return new KpiEvaluation(options);
  }

  /**
   * Judges all KPIs once, a batch of agents at a time so that others get their turn in between.
   *
   * @throws AggregateError after the verdicts are saved, when a source failed.
   */
  async run(
    options: { signal?: AbortSignal } = {},
  ): Promise<KpiEvaluationSummary> {
    const { agents, states } = this.#options;
    const { signal } = options;
    const policies = await agents.listPolicies();
    const refs = [...(await agents.listAgentEtags()).keys()];
    const present = new Set(refs);
    const gone = (await states.listAgentRefs()).filter(
      ref => !present.has(ref),
    );
    const errors: Error[] = [];
    const summary: KpiEvaluationSummary = { evaluated: 0, changed: 0 };
    for (const batch of chunksOf([...refs, ...gone], BATCH)) {
      signal?.throwIfAborted();
      const { evaluated, changed } = await this.#judge(batch, {
        policies,
        signal,
        errors,
      });
      summary.evaluated += evaluated;
      summary.changed += changed;
      await setImmediate();
    }
    if (errors.length > 0) {
      throw new AggregateError(
        errors,
        `Some KPIs could not be measured: ${errors[0].message}`,
      );
    }
    return summary;
  }

  async #judge(
    refs: string[],
    options: { policies: Policies; signal?: AbortSignal; errors: Error[] },
  ): Promise<KpiEvaluationSummary> {
    const { agents, states, now, onChange } = this.#options;
    const { policies, signal, errors } = options;
    const time = now();
    const tasks = listKpiTasks({
      agents: await agents.listAgents(refs),
      instances: await agents.listInstances(refs),
      policies,
    });
    const measured = await this.#measure(tasks, { now: time, signal, errors });
    signal?.throwIfAborted();

    const changes = settleStates({
      tasks,
      measured,
      stored: await states.list(refs),
      now: time,
    });
    if (changes.put.length + changes.remove.length > 0) {
      await states.save(changes);
    }
    if (changes.touched.length > 0) await onChange(changes.touched);
    return { evaluated: tasks.length, changed: changes.changed };
  }

  async #measure(
    tasks: KpiTask[],
    options: { now: number; signal?: AbortSignal; errors: Error[] },
  ): Promise<Map<KpiTask, KpiMeasurement>> {
    const { now, signal, errors } = options;
    const measured = new Map<KpiTask, KpiMeasurement>();
    for (const [type, group] of bySourceType(tasks, measured)) {
      const source = this.#options.sources.find(one => one.type === type);
      let results: KpiMeasurement[] = [];
      let problem = `no source of type ${type} is installed`;
      if (source) {
        try {
          results = await source.measure(
            group.map(task => task.request),
            { now, signal },
          );
          problem = `the source ${type} gave no answer`;
        } catch (error) {
          signal?.throwIfAborted();
          // The error itself may say more than a reader should see.
          problem = `the source ${type} failed`;
          errors.push(error instanceof Error ? error : new Error(`${error}`));
        }
      }
      for (const [index, task] of group.entries()) {
        measured.set(task, results[index] ?? { samples: 0, problem });
      }
    }
    return measured;
  }
}

/** Groups tasks by source; those that nothing can be measured of get their measurement. */
function bySourceType(
  tasks: KpiTask[],
  measured: Map<KpiTask, KpiMeasurement>,
): Map<string, KpiTask[]> {
  const groups = new Map<string, KpiTask[]>();
  for (const task of tasks) {
    if (task.problem !== undefined) {
      measured.set(task, { samples: 0, problem: task.problem });
      continue;
    }
    const group = groups.get(task.sourceType);
    if (group) group.push(task);
    else groups.set(task.sourceType, [task]);
  }
  return groups;
}
