import { AgentInstance } from '../agent/AgentInstance';
import { ProcessMetrics } from '../agent/ProcessMetrics';
import { InstanceDefinition } from '../catalog/InstanceDefinition';
import { CommandLog } from '../commands/CommandLog';
import { createControlApp } from '../control/createControlApp';
import { startControlServer } from '../control/startControlServer';
import { LoadGenerator } from '../load/LoadGenerator';
import { loadProfiles } from '../profiles/loadProfiles';
import { ProfileBook } from '../profiles/profileSchema';
import { resolveProfile } from '../profiles/resolveProfile';
import { FileStateStore } from '../state/FileStateStore';
import { MemoryStateStore } from '../state/MemoryStateStore';
import { InstanceState } from '../state/StateStore';
import { Clock, systemClock } from '../time/Clock';
import { DemoFleet } from './DemoFleet';

export interface StartDemoFleetOptions {
  instances: InstanceDefinition[];
  /** Port of the control API; 0 takes any free one. */
  controlPort: number;
  /** Whether synthetic users use the agents; they do by default. */
  load?: boolean;
  /** How the agents behave; the package's own profiles by default. */
  profiles?: ProfileBook;
  /** Where faults and releases are kept between starts; nowhere by default. */
  stateFile?: string;
  /** The same seed gives the same draws. */
  seed?: string;
  clock?: Clock;
  log?: (message: string) => void;
}

export interface RunningFleet {
  fleet: DemoFleet;
  controlUrl: string;
  stop(): Promise<void>;
}

function createInstance(options: {
  definition: InstanceDefinition;
  saved?: InstanceState;
  profiles: ProfileBook;
  clock: Clock;
  seed: string;
  processMetrics: ProcessMetrics;
}): AgentInstance {
  const { definition, saved, profiles, clock, seed, processMetrics } = options;
  // What was promoted over a version that the catalog has left is outdated.
  const release =
    saved?.catalogVersion === definition.version ? saved.release : undefined;
  return AgentInstance.create({
    definition,
    profile: resolveProfile(profiles, definition),
    clock,
    seed,
    release: release ?? { stable: { version: definition.version }, weight: 0 },
    faults: saved?.faults ?? {},
    // Kept whatever the catalog says: a token that was overtaken stays so.
    commands: CommandLog.create(saved?.commands),
    processMetrics,
  });
}

/**
 * Starts the agents and the control API. An agent whose port is taken is logged
 * and left out; its status says so.
 *
 * @throws Error when the control API's port is taken.
 */
export async function startDemoFleet(
  options: StartDemoFleetOptions,
): Promise<RunningFleet> {
  const {
    clock = systemClock,
    seed = 'demo fleet',
    log = () => {},
    stateFile,
  } = options;
  const store = stateFile
    ? FileStateStore.create({ file: stateFile, now: clock.now, log })
    : MemoryStateStore.create();
  const profiles = options.profiles ?? (await loadProfiles());
  const states = await store.load();
  const isState = (definition: InstanceDefinition) => (state: InstanceState) =>
    state.agent === definition.agent &&
    state.environment === definition.environment;
  const processMetrics = ProcessMetrics.create({ now: clock.now });
  const instances = options.instances.map(definition =>
    createInstance({
      definition,
      saved: states.find(isState(definition)),
      profiles,
      clock,
      seed,
      processMetrics,
    }),
  );
  const absent = states.filter(
    state => !options.instances.some(one => isState(one)(state)),
  );
  const fleet = DemoFleet.create({ instances, store, absent });
  const control = await startControlServer(
    createControlApp(fleet),
    options.controlPort,
  );
  const load = LoadGenerator.create({ clock, seed });
  for (const instance of instances) {
    await instance.start();
    const { agent, environment, problem } = instance.status();
    if (problem) {
      log(`${agent} in ${environment} does not run: ${problem}`);
    }
    if (options.load ?? true) {
      load.start(instance);
    }
  }
  return {
    fleet,
    controlUrl: control.url,
    stop: async () => {
      await load.stop();
      await Promise.all([
        control.stop(),
        ...instances.map(instance => instance.stop()),
      ]);
    },
  };
}
