import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBook } from '../testUtils/createBook';
import { createDefinition } from '../testUtils/createDefinition';
import { createTestClock, TestClock } from '../testUtils/createTestClock';
import { send } from '../testUtils/send';
import {
  RunningFleet,
  startDemoFleet,
  StartDemoFleetOptions,
} from './startDemoFleet';

const agent = 'quality-guardian';
let folder: string;
let stateFile: string;
let clock: TestClock;
let running: RunningFleet[];
let logged: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-'));
  stateFile = join(folder, 'demo-fleet.json');
  clock = createTestClock();
  running = [];
  logged = [];
});
afterEach(async () => {
  await Promise.all(running.map(fleet => fleet.stop()));
  await rm(folder, { recursive: true });
});

async function start(
  options: Partial<StartDemoFleetOptions> = {},
): Promise<RunningFleet> {
  const fleet = await startDemoFleet({
    instances: [
      createDefinition(),
      createDefinition({ environment: 'staging', stage: 'staging' }),
      createDefinition({ agent: 'orchestrator' }),
    ],
    controlPort: 0,
    load: false,
    profiles: createBook([agent, 'orchestrator']),
    stateFile,
    clock,
    log: message => logged.push(message),
    ...options,
  });
  running.push(fleet);
  return fleet;
}

describe('state', () => {
  it('is there again after a restart', async () => {
    const first = await start();
    await first.fleet.setFaults(
      { agent, environment: 'staging' },
      { down: true },
    );
    await first.fleet.changeRelease(
      { agent },
      { candidate: { version: '1.5.0', errors: 0.1 }, weight: 5 },
    );
    await first.stop();

    const second = await start();
    const [production, staging] = second.fleet.status({ agent });
    expect(production.release).toEqual({
      stable: { version: '1.4.0' },
      candidate: { version: '1.5.0', errors: 0.1 },
      weight: 5,
    });
    expect(staging).toMatchObject({ listening: false, faults: { down: true } });
  });

  it('forgets a promotion when the catalog moves to another version', async () => {
    const first = await start();
    const candidate = { version: '1.5.0' };
    await first.fleet.changeRelease({ agent }, { candidate, weight: 5 });
    await first.fleet.promote({ agent });
    await first.stop();

    const same = await start();
    expect(same.fleet.status({ agent })[0].release.stable.version).toBe(
      '1.5.0',
    );
    const moved = await start({
      instances: [createDefinition({ version: '1.6.0' })],
    });
    expect(moved.fleet.status({ agent })[0].release.stable.version).toBe(
      '1.6.0',
    );
  });

  it('knows after a restart which commands were carried out, whatever the catalog says', async () => {
    const first = await start();
    const candidate = { version: '1.5.0' };
    const command = { key: 'a:1', fence: 7 };
    await first.fleet.changeRelease({ agent }, { candidate, weight: 5 });
    await first.fleet.promote({ agent }, { version: '1.5.0' }, command);
    await first.stop();

    const second = await start({
      instances: [createDefinition({ version: '1.6.0' })],
    });
    const [answer] = await second.fleet.promote(
      { agent },
      { version: '1.5.0' },
      command,
    );
    expect(answer.release.stable.version).toBe('1.5.0');
    const [now] = second.fleet.status({ agent });
    expect(now).toMatchObject({
      release: { stable: { version: '1.6.0' } },
      fence: 7,
    });
    await expect(
      second.fleet.dropCandidate({ agent }, { key: 'b:1', fence: 6 }),
    ).rejects.toThrow('Fencing-Token: 6 is lower than 7');
  });

  it('keeps what it knows of agents that are not in the catalog now', async () => {
    const first = await start();
    await first.fleet.setFaults({ agent: 'orchestrator' }, { hang: true });
    const second = await start({ instances: [createDefinition()] });
    await second.fleet.setFaults({ agent }, { errors: 0.2 });
    const third = await start();
    expect(third.fleet.status({ agent: 'orchestrator' })[0].faults).toEqual({
      hang: true,
    });
  });

  it('is set aside and reported when the file is corrupt', async () => {
    await writeFile(stateFile, 'garbage');
    const fleet = await start();
    expect(logged).toEqual([expect.stringContaining('set aside')]);
    await fleet.fleet.setFaults({ agent }, { errors: 0.2 });
    await expect(readFile(stateFile, 'utf8')).resolves.toContain('0.2');
  });
});

describe('ports', () => {
  let other: Server;
  let port: number;
  beforeEach(async () => {
    other = createServer();
    await new Promise<void>(resolve => {
      other.listen(0, '127.0.0.1', resolve);
    });
    port = (other.address() as AddressInfo).port;
  });
  afterEach(() => {
    other.close();
  });

  it('goes on without an agent whose port is taken, until it is free', async () => {
    const fleet = await start({
      instances: [
        createDefinition({ port }),
        createDefinition({ agent: 'orchestrator' }),
      ],
    });
    const reason = `port ${port} is taken by another program`;
    expect(logged).toEqual([
      `quality-guardian in production does not run: ${reason}`,
    ]);
    const [taken, free] = fleet.fleet.status();
    expect(taken).toMatchObject({ listening: false, problem: reason });
    expect(free.listening).toBe(true);

    await new Promise(resolve => {
      other.close(resolve);
    });
    const [cleared] = await fleet.fleet.setFaults({ agent }, {});
    expect(cleared).toMatchObject({ listening: true, problem: undefined });
    const answer = await send('GET', `http://localhost:${port}/health`);
    expect(answer.status).toBe(200);
  });

  it('does not start without its control port', async () => {
    await expect(start({ controlPort: port })).rejects.toThrow(
      `Port ${port}, meant for the control API, is taken`,
    );
  });
});
