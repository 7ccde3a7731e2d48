import { readInstances } from '../catalog/readInstances';
import { startDemoFleet } from '../fleet/startDemoFleet';
import { loadProfiles } from '../profiles/loadProfiles';

const stopLimitMs = 1500;

function interruption(): Promise<void> {
  return new Promise(resolve => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/**
 * Runs the fleet until the process is interrupted.
 *
 * @throws Error when there is nothing to run, or no port to be controlled on.
 */
export async function runFleet(options: {
  folders: string[];
  controlPort: number;
  stateFile: string;
  profilesFile?: string;
  seed?: string;
  load: boolean;
  write: (text: string) => void;
}): Promise<void> {
  const log = (message: string) => options.write(`${message}\n`);
  const interrupted = interruption();
  const { instances, problems } = await readInstances(options.folders);
  for (const problem of problems) {
    log(problem);
  }
  if (instances.length === 0) {
    throw new Error(
      `No agent with an instance on this machine (http://localhost:PORT) is in the catalog files under ${options.folders.join(
        ', ',
      )}`,
    );
  }
  const running = await startDemoFleet({
    instances,
    controlPort: options.controlPort,
    profiles: await loadProfiles(options.profilesFile),
    stateFile: options.stateFile,
    seed: options.seed,
    load: options.load,
    log,
  });
  log(
    `Demo fleet ready: ${running.fleet.agentNames.length} agents, control on ${running.controlUrl}`,
  );
  await interrupted;
  // Whatever is slow to close must not keep the process alive.
  setTimeout(() => process.exit(0), stopLimitMs).unref();
  await running.stop();
}
