import { type Engine, ENGINES, findObstacle } from '../portal/engines';
import type {
  Figure,
  ScenarioFindings,
  ScenarioOptions,
} from '../report/model';

/** Runs a benchmark on one engine after the other; one that is not there is reported as skipped. */
export async function onEachEngine(
  options: ScenarioOptions & { method: string[] },
  measure: (engine: Engine) => Promise<Figure[]>,
): Promise<ScenarioFindings> {
  const figures: Figure[] = [];
  const skipped: string[] = [];
  for (const engine of ENGINES) {
    const obstacle = options.engines.includes(engine)
      ? await findObstacle(engine)
      : 'left out on the command line';
    if (obstacle) {
      skipped.push(`${engine}: ${obstacle}`);
      continue;
    }
    options.progress(`preparing on ${engine}`);
    figures.push(...(await measure(engine)));
  }
  return { method: options.method, figures, skipped };
}
