import type { KpiPoint } from '@agent-portal/plugin-agents-common';
import type {
  KpiCourseOptions,
  KpiSource,
} from '@agent-portal/plugin-agents-node';
import type { KpiTask } from './listKpiTasks';

/** A page is not kept waiting for longer by a source. */
const TIMEOUT_MS = 5_000;

/**
 * Asks the sources that know it themselves how KPIs went, all at once. A source that fails or does
 * not answer in time has no points: the verdicts say already what is wrong with it.
 */
export async function readCourses(
  tasks: KpiTask[],
  sources: KpiSource[],
  options: KpiCourseOptions,
): Promise<Map<KpiTask, KpiPoint[]>> {
  const courses = new Map<KpiTask, KpiPoint[]>();
  const types = [...new Set(tasks.map(task => task.sourceType))];
  await Promise.all(
    types.map(async type => {
      const source = sources.find(one => one.type === type);
      if (!source?.course) return;
      const wanted = tasks.filter(
        task => task.sourceType === type && task.problem === undefined,
      );
      const found = await askForCourse(source, wanted, options);
      for (const [index, task] of wanted.entries()) {
        courses.set(task, found[index] ?? []);
      }
    }),
  );
  return courses;
}

async function askForCourse(
  source: KpiSource,
  tasks: KpiTask[],
  options: KpiCourseOptions,
): Promise<KpiPoint[][]> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
  const late = new Promise<KpiPoint[][]>(resolve => {
    limit.signal.addEventListener('abort', () => resolve([]), { once: true });
  });
  try {
    const requests = tasks.map(task => task.request);
    const asked = source.course?.(requests, {
      ...options,
      signal: limit.signal,
    });
    return await Promise.race([asked ?? [], late]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}
