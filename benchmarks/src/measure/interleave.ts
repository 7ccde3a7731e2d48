import { performance } from 'node:perf_hooks';
import { type Series, summarize } from './statistics';

/** Something that is timed; what it resolves to is thrown away. */
export type Task = () => Promise<unknown>;

/**
 * Times tasks in turns, so that whatever else the machine does meanwhile meets all of them
 * alike. Each round begins with another task.
 */
export async function interleave<Name extends string>(
  tasks: Record<Name, Task>,
  options: { rounds: number; warmUp: number },
): Promise<Record<Name, Series>> {
  const names = Object.keys(tasks) as Name[];
  const times = new Map<Name, number[]>(names.map(name => [name, []]));
  for (let round = -options.warmUp; round < options.rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + Math.abs(round)) % names.length];
      const elapsed = await timeOf(tasks[name]);
      if (round >= 0) times.get(name)?.push(elapsed);
    }
  }
  return Object.fromEntries(
    names.map(name => [name, summarize(times.get(name) ?? [])]),
  ) as Record<Name, Series>;
}

/** How long a task takes, in milliseconds. */
export async function timeOf(task: Task): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}
