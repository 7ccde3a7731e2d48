import { fork } from 'node:child_process';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { stopSharedFleets } from './data/sharedFleet';
import { ENGINES } from './portal/engines';
import { writeBaseline } from './report/baseline';
import type { Scenario, ScenarioReport } from './report/model';
import { toMarkdown } from './report/toMarkdown';
import { type RunOptions, runScenario } from './runScenario';
import { scenarios } from './scenarios';

const USAGE = `Runs the benchmarks that are named, or all but those marked with *:

${scenarios
  .map(
    ({ name, title, onlyByName }) =>
      `  ${`${name}${onlyByName ? ' *' : ''}`.padEnd(20)}${title}`,
  )
  .join('\n')}

  --full      full sizes where the default is smaller
  --sqlite    leave out PostgreSQL
  --all       those marked with * too
  --no-write  print only, leave baseline.json and baseline.md alone
`;

/** Marks a process that runs one benchmark and sends its report to its parent. */
const WORKER = '--worker';

/** What a benchmark itself is told. */
const SCENARIO_FLAGS = ['--full', '--sqlite'];

async function main(args: string[]): Promise<void> {
  const names = args.filter(arg => !arg.startsWith('--'));
  const unknown = names.find(name => !scenarios.some(s => s.name === name));
  if (args.includes('--help') || unknown) {
    if (unknown) process.exitCode = 1;
    process.stdout.write(
      unknown ? `There is no benchmark '${unknown}'.\n\n${USAGE}` : USAGE,
    );
    return;
  }
  const flags = args.filter(arg => SCENARIO_FLAGS.includes(arg));
  const chosen = scenarios.filter(scenario =>
    names.length > 0
      ? names.includes(scenario.name)
      : args.includes('--all') || !scenario.onlyByName,
  );
  const reports: ScenarioReport[] = [];
  for (const group of groupsOf(chosen)) {
    const onReport = async (report: ScenarioReport) => {
      process.stdout.write(`\n${toMarkdown(report)}`);
      reports.push(report);
      if (args.includes('--no-write')) return;
      await writeBaseline({ reports, order: scenarios.map(s => s.name) });
    };
    await runInOwnProcess(
      group.map(({ name }) => name),
      { flags, onReport },
    );
  }
  const failed = reports.some(
    ({ figures, error }) => error || figures.some(f => f.holds === false),
  );
  if (failed) process.exitCode = 1;
}

function groupsOf(chosen: Scenario[]): Scenario[][] {
  const groups = new Map<string, Scenario[]>();
  for (const scenario of chosen) {
    const key = scenario.group ?? scenario.name;
    groups.set(key, [...(groups.get(key) ?? []), scenario]);
  }
  return [...groups.values()];
}

/** Each group has a process of its own, so that none inherits another's heap. */
async function runInOwnProcess(
  names: string[],
  options: {
    flags: string[];
    onReport: (report: ScenarioReport) => Promise<void>;
  },
): Promise<void> {
  const child = fork(
    resolvePackagePath('@agent-portal/benchmarks', 'src/main.ts'),
    [WORKER, ...names, ...options.flags],
    { env: { ...process.env, LOG_LEVEL: 'error', NODE_ENV: 'production' } },
  );
  let pending = Promise.resolve();
  let count = 0;
  child.on('message', message => {
    if (!isReport(message)) return;
    count++;
    pending = pending.then(() => options.onReport(message));
  });
  const code = await new Promise(resolve => {
    child.on('error', resolve);
    child.on('exit', resolve);
  });
  await pending;
  if (count < names.length) {
    throw new Error(
      `${names[count]} ended with ${code} before there was a report`,
    );
  }
}

/** What runs TypeScript sends messages of its own. */
function isReport(message: unknown): message is ScenarioReport {
  return (
    typeof message === 'object' && message !== null && 'figures' in message
  );
}

async function work(args: string[]): Promise<void> {
  const names = args.filter(arg => !arg.startsWith('--'));
  const options: RunOptions = {
    full: args.includes('--full'),
    engines: args.includes('--sqlite') ? ['SQLite'] : ENGINES,
  };
  for (const name of names) {
    const scenario = scenarios.find(candidate => candidate.name === name);
    if (!scenario) throw new Error(`There is no benchmark '${name}'`);
    const report = await runScenario(scenario, options);
    await new Promise(resolve => {
      process.send?.(report, resolve);
    });
  }
  await stopSharedFleets();
  process.exit();
}

const [first, ...rest] = process.argv.slice(2);
const running = first === WORKER ? work(rest) : main(process.argv.slice(2));
running.catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
