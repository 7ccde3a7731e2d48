import {
  type InstanceDefinition,
  type RunningFleet,
  startDemoFleet,
} from '@agent-portal/demo-fleet';
import { trafficDriverContract } from '@agent-portal/plugin-agents-node/testUtils';
import { DefaultGuardedHttpClient, ProbeAllowList } from '../../http';
import { DemoFleetDriver } from './DemoFleetDriver';

jest.setTimeout(60_000);

function definition(
  agent: string,
  environment: InstanceDefinition['environment'],
): InstanceDefinition {
  return {
    agent,
    title: agent,
    description: agent,
    environment,
    stage: environment === 'staging' ? 'staging' : 'production',
    port: 0,
    version: '1.4.0',
    paths: {
      liveness: '/health',
      agents: '/health/agents',
      dependencies: '/health/dependencies',
      business: '/health/business',
      metrics: '/metrics',
    },
    dependencies: [],
  };
}

async function startFleet(): Promise<RunningFleet> {
  const running = await startDemoFleet({
    instances: [
      definition('quality-guardian', 'production'),
      definition('quality-guardian', 'staging'),
      definition('orchestrator', 'production'),
    ],
    controlPort: 0,
    load: false,
  });
  for (const agent of ['quality-guardian', 'orchestrator']) {
    await running.fleet.changeRelease(
      { agent, environment: 'production' },
      { candidate: { version: '1.5.0', errors: 0.1 }, weight: 0 },
    );
  }
  return running;
}

function driverOf(url: string): DemoFleetDriver {
  return DemoFleetDriver.create({
    http: DefaultGuardedHttpClient.create({
      allowList: ProbeAllowList.fromEntries(['127.0.0.1']),
    }),
    config: { url, timeoutMs: 5_000 },
    now: Date.now,
  });
}

function instanceOf(agent: string, environment = 'production') {
  return {
    agentRef: `component:default/${agent}`,
    environmentRef: `resource:default/${environment}`,
    url: 'http://localhost:7101',
    settings: {},
  };
}

trafficDriverContract({
  demotesTo: 'resource:default/staging',
  create: async () => {
    const running = await startFleet();
    const statesOf = () =>
      JSON.stringify(running.fleet.status().map(one => one.release));
    let changes = 0;
    let before = statesOf();
    return {
      driver: driverOf(running.controlUrl),
      instances: [instanceOf('quality-guardian'), instanceOf('orchestrator')],
      unknown: instanceOf('nobody'),
      countChanges: () => {
        const now = statesOf();
        changes += now === before ? 0 : 1;
        before = now;
        return changes;
      },
      breakDown: () => running.stop(),
      stop: () => running.stop().catch(() => {}),
    };
  },
});

describe('DemoFleetDriver', () => {
  let running: RunningFleet;
  beforeEach(async () => {
    running = await startFleet();
  });
  afterEach(async () => running.stop());

  it('leaves the candidate the faults that it was offered with', async () => {
    await driverOf(running.controlUrl).apply(
      instanceOf('quality-guardian'),
      {
        id: 'a:1',
        rolloutId: 'a',
        candidate: '1.5.0',
        stable: '1.4.0',
        fence: 1,
        target: { type: 'split', weight: 5 },
      },
      {},
    );
    const [status] = running.fleet.status({
      agent: 'quality-guardian',
      environment: 'production',
    });
    expect(status.release).toMatchObject({
      candidate: { version: '1.5.0', errors: 0.1 },
      weight: 5,
    });
  });

  it('says what the fleet answers when there is no such candidate', async () => {
    const applying = driverOf(running.controlUrl).apply(
      instanceOf('quality-guardian'),
      {
        id: 'a:1',
        rolloutId: 'a',
        candidate: '1.6.0',
        fence: 1,
        target: { type: 'split', weight: 5 },
      },
      {},
    );
    await expect(applying).rejects.toThrow(
      'version: the candidate is 1.5.0, not 1.6.0',
    );
    await expect(applying).rejects.not.toMatchObject({ name: 'ConflictError' });
  });

  it('shows that an agent is down as a problem', async () => {
    await running.fleet.setFaults(
      { agent: 'orchestrator', environment: 'production' },
      { down: true },
    );
    const seen = await driverOf(running.controlUrl).observe(
      [instanceOf('orchestrator')],
      {},
    );
    expect(seen).toMatchObject([
      { status: 'ok', problem: 'the agent does not listen' },
    ]);
  });

  it('says that something else answers at the address', async () => {
    const [{ url }] = running.fleet.status();
    const seen = await driverOf(url).observe([instanceOf('orchestrator')], {});
    expect(seen).toMatchObject([
      {
        status: 'error',
        reason: expect.stringContaining('The demo fleet cannot be asked: '),
      },
    ]);
  });
});
