import { Argument, Command, Option } from 'commander';
import { InstanceStatus } from '../agent/InstanceStatus';
import { Faults, healthFaults, LatencyChange } from '../faults/faultSchema';
import { addStartCommand } from './addStartCommand';
import { AgentTarget, ControlClient } from './ControlClient';
import { formatStatus } from './formatStatus';
import { parseLatency, parsePercent, parseRatio } from './parseAmounts';

export const defaultControlUrl = 'http://127.0.0.1:7100';

interface EnvironmentOption {
  environment?: string;
}

interface FailOptions extends EnvironmentOption {
  errors?: number;
  latency?: LatencyChange;
  health?: Faults['health'];
  dependency?: string[];
}

interface CanaryOptions extends EnvironmentOption {
  version: string;
  weight: number;
  errors?: number;
  latency?: LatencyChange;
}

function faultsFrom(options: FailOptions): Faults {
  const faults: Faults = {
    errors: options.errors,
    latency: options.latency,
    health: options.health,
    dependencies: options.dependency,
  };
  if (Object.values(faults).every(value => value === undefined)) {
    throw new Error(
      'Say what shall fail: --errors 20%, --latency 3x, --health garbage or --dependency NAME',
    );
  }
  return faults;
}

/** The command line of the demo fleet. */
export function createProgram(options: {
  write: (text: string) => void;
}): Command {
  const { write } = options;
  const program = new Command('fleet');
  program
    .description('Shows and disturbs the agents of the demo fleet')
    .option('--control <url>', 'control API of the fleet', defaultControlUrl);

  const client = () => {
    const { control } = program.opts<{ control: string }>();
    return ControlClient.create({ url: control });
  };
  const report = (statuses: InstanceStatus[]) => {
    write(`${formatStatus(statuses)}\n`);
    const broken = statuses.find(({ problem }) => problem !== undefined);
    if (broken) {
      throw new Error(
        `${broken.agent} in ${broken.environment} does not run: ${broken.problem}`,
      );
    }
  };
  const agentCommand = (name: string, description: string) =>
    program
      .command(`${name} <agent>`)
      .description(description)
      .option(
        '-e, --environment <name>',
        'only the instance in this environment',
      );
  const targetOf = (
    name: string,
    { environment }: EnvironmentOption,
  ): AgentTarget => ({ name, environment });

  addStartCommand(program, { write });
  program
    .command('status')
    .description('list every instance with its faults and releases')
    .action(async () => {
      write(`${formatStatus(await client().status())}\n`);
    });
  agentCommand('fail', 'let tasks or health checks of an agent fail')
    .option('--errors <percent>', 'share of tasks that fail', parseRatio)
    .option('--latency <change>', 'such as 3x or +500ms', parseLatency)
    .addOption(
      new Option('--health <fault>', 'spoil the health endpoints').choices(
        healthFaults,
      ),
    )
    .option('--dependency <names...>', 'dependencies that cannot be reached')
    .action(async (name: string, given: FailOptions) => {
      report(
        await client().setFaults(targetOf(name, given), faultsFrom(given)),
      );
    });
  agentCommand('hang', 'accept requests and never answer them').action(
    async (name: string, given: EnvironmentOption) => {
      report(await client().setFaults(targetOf(name, given), { hang: true }));
    },
  );
  agentCommand('down', 'refuse connections').action(
    async (name: string, given: EnvironmentOption) => {
      report(await client().setFaults(targetOf(name, given), { down: true }));
    },
  );
  agentCommand('up', 'clear all faults of an agent').action(
    async (name: string, given: EnvironmentOption) => {
      report(await client().clearFaults(targetOf(name, given)));
    },
  );
  program
    .command('dependency')
    .description('take down something that agents share, for all of them')
    .addArgument(new Argument('<change>').choices(['down', 'up']))
    .argument('<name>', 'such as event-bus')
    .option('-e, --environment <name>', 'only in this environment')
    .action(async (change: string, name: string, given: EnvironmentOption) => {
      report(
        await client().setDependency(targetOf(name, given), {
          down: change === 'down',
        }),
      );
    });
  agentCommand(
    'canary',
    'give a part of the requests to a candidate release, in production or where the agent has come furthest',
  )
    .requiredOption('--version <version>', 'version of the candidate')
    .requiredOption('--weight <percent>', 'its share of requests', parsePercent)
    .option('--errors <percent>', 'share of its tasks that fail', parseRatio)
    .option('--latency <change>', 'such as 3x or +500ms', parseLatency)
    .action(async (name: string, given: CanaryOptions) => {
      const { version, weight, errors, latency } = given;
      const candidate = { version, errors, latency };
      report(
        await client().changeRelease(targetOf(name, given), {
          candidate,
          weight,
        }),
      );
    });
  agentCommand('promote', 'make the candidate the stable release').action(
    async (name: string, given: EnvironmentOption) => {
      report(await client().promote(targetOf(name, given)));
    },
  );
  agentCommand(
    'restore',
    'go back to the release that was stable; the other one waits as candidate',
  ).action(async (name: string, given: EnvironmentOption) => {
    report(await client().restore(targetOf(name, given)));
  });
  agentCommand('stable', 'drop the candidate release').action(
    async (name: string, given: EnvironmentOption) => {
      report(await client().dropCandidate(targetOf(name, given)));
    },
  );
  return program;
}
