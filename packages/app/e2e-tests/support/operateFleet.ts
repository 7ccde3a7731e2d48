import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { FLEET_URL } from './addresses';
import { inRepository } from './paths';

const run = promisify(execFile);

/** Runs a command of the fleet CLI, such as `down quality-guardian`, as a person does. */
export async function operateFleet(...args: string[]): Promise<void> {
  await run(
    process.execPath,
    [inRepository('scripts/fleet.mjs'), '--control', FLEET_URL, ...args],
    { cwd: inRepository() },
  );
}
