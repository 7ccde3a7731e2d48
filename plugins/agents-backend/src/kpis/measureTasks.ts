import type { KpiMeasurement } from '@agent-portal/plugin-agents-common';
import type { KpiSource } from '@agent-portal/plugin-agents-node';
import { askSource, SilentSourceError } from './askSource';
import type { KpiTask } from './listKpiTasks';

/** How a pass over all KPIs asks its sources, and what it has found out about them. */
export interface SourcePass {
  /** The first of a type measures it. */
  sources: KpiSource[];
  /** How long a source may take for one batch, ms. */
  timeoutMs: number;
  signal?: AbortSignal;
  /** What went wrong so far. */
  errors: Error[];
  /** Types of sources that did not answer in time: they are not waited for again. */
  silent: Set<string>;
}

/**
 * Measures KPIs, all sources at the same time, so that none keeps the others waiting.
 *
 * @returns What is known of each KPI, or why nothing is. Once the signal is aborted those are left
 *   out whose source had not answered: nothing is known against them.
 */
export async function measureTasks(
  tasks: KpiTask[],
  now: number,
  pass: SourcePass,
): Promise<Map<KpiTask, KpiMeasurement>> {
  const measured = new Map<KpiTask, KpiMeasurement>();
  const groups = bySourceType(tasks, measured);
  await Promise.all(
    [...groups].map(async ([type, group]) => {
      const answer = await ask(type, group, { ...pass, now });
      if (!answer) return;
      for (const [index, task] of group.entries()) {
        const { results, problem } = answer;
        const result = results[index];
        measured.set(
          task,
          result ? dated(result, now) : { samples: 0, problem },
        );
      }
    }),
  );
  return measured;
}

async function ask(
  type: string,
  group: KpiTask[],
  options: SourcePass & { now: number },
): Promise<{ results: KpiMeasurement[]; problem: string } | undefined> {
  const { signal, errors, silent } = options;
  const source = options.sources.find(one => one.type === type);
  if (!source) {
    return { results: [], problem: `no source of type ${type} is installed` };
  }
  const silence = `the source ${type} did not answer in time`;
  if (silent.has(type)) return { results: [], problem: silence };
  try {
    const requests = group.map(task => task.request);
    return {
      results: await askSource(source, requests, options),
      problem: `the source ${type} gave no answer`,
    };
  } catch (error) {
    if (signal?.aborted) return undefined;
    errors.push(error instanceof Error ? error : new Error(`${error}`));
    if (error instanceof SilentSourceError) {
      silent.add(type);
      return { results: [], problem: silence };
    }
    // The error itself may say more than a reader should see.
    return { results: [], problem: `the source ${type} failed` };
  }
}

/** A figure of which its source does not say when it was observed is one of now. */
function dated(measurement: KpiMeasurement, now: number): KpiMeasurement {
  const { value, newestAt, problem, provenance } = measurement;
  const isComplete = value !== undefined && problem === undefined;
  return isComplete && newestAt === undefined && provenance !== 'stated'
    ? { ...measurement, newestAt: now }
    : measurement;
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
