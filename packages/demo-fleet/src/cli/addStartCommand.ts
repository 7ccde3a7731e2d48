import { resolve } from 'node:path';
import { Command } from 'commander';
import { repositoryFolder } from '../fleet/folders';
import { parsePort } from './parseAmounts';
import { runFleet } from './runFleet';

interface StartOptions {
  examples: string[];
  controlPort: number;
  state: string;
  profiles?: string;
  seed?: string;
  load: boolean;
}

/** Adds `start`, which runs the fleet until it is interrupted. */
export function addStartCommand(
  program: Command,
  options: { write: (text: string) => void },
): void {
  program
    .command('start')
    .description('run the fleet in the foreground')
    .option(
      '--examples <folders...>',
      'catalog files to find agents in, from the root of the repository',
      ['examples/bmad', 'examples/ai-language-learning'],
    )
    .option('--control-port <port>', 'control API', parsePort, 7100)
    .option(
      '--state <file>',
      'where faults and releases are kept, from the root of the repository',
      '.data/demo-fleet.json',
    )
    .option('--profiles <file>', 'behaviour of the agents')
    .option('--seed <text>', 'draws other numbers')
    .option('--no-load', 'without synthetic users')
    .action(async (given: StartOptions) => {
      const root = repositoryFolder();
      await runFleet({
        folders: given.examples.map(folder => resolve(root, folder)),
        controlPort: given.controlPort,
        stateFile: resolve(root, given.state),
        profilesFile: given.profiles && resolve(root, given.profiles),
        seed: given.seed,
        load: given.load,
        write: options.write,
      });
    });
}
