import { loadavg } from 'node:os';
import type { Scenario, ScenarioOptions, ScenarioReport } from './report/model';

/** How a benchmark is to be run, as the command line says it. */
export type RunOptions = Omit<ScenarioOptions, 'progress'>;

/** Runs a benchmark; what goes wrong ends up in its report. */
export async function runScenario(
  scenario: Scenario,
  options: RunOptions,
): Promise<ScenarioReport> {
  const { name, title } = scenario;
  const report: ScenarioReport = {
    name,
    title,
    method: [],
    figures: [],
    skipped: [],
    measuredAt: new Date().toISOString(),
    command: commandOf(name, options),
  };
  const before = loadavg()[1];
  const started = Date.now();
  const progress = (text: string) => {
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stderr.write(`${name} ${seconds} s: ${text}\n`);
  };
  try {
    const findings = await scenario.run({ ...options, progress });
    const load = { before, after: loadavg()[1] };
    return { ...report, ...findings, load };
  } catch (error) {
    return {
      ...report,
      error: describe(error),
    };
  }
}

/** A statement with all its rows would bury what went wrong. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack?.slice(error.stack.indexOf(error.message));
  const message =
    error.message.length > 600
      ? `${error.message.slice(0, 300)} … ${error.message.slice(-300)}`
      : error.message;
  return `${message}${stack?.slice(error.message.length) ?? ''}`;
}

function commandOf(name: string, options: RunOptions): string {
  const flags = [
    ...(options.full ? ['--full'] : []),
    ...(options.engines.length === 1 ? ['--sqlite'] : []),
  ];
  return ['yarn bench', name, ...flags].join(' ');
}
