import { RunningFleet, startDemoFleet } from '../fleet/startDemoFleet';
import { createBook } from '../testUtils/createBook';
import { createDefinition } from '../testUtils/createDefinition';
import { createTestClock } from '../testUtils/createTestClock';
import { createProgram } from './createProgram';

const agent = 'quality-guardian';
let running: RunningFleet;
let written: string;

beforeEach(async () => {
  written = '';
  running = await startDemoFleet({
    instances: [
      createDefinition(),
      createDefinition({ environment: 'staging', stage: 'staging' }),
    ],
    controlPort: 0,
    load: false,
    profiles: createBook([agent]),
    clock: createTestClock(),
  });
});
afterEach(async () => running.stop());

async function fleet(...words: string[]): Promise<void> {
  const program = createProgram({
    write: text => {
      written += text;
    },
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeErr: () => {} });
  }
  await program.parseAsync(['--control', running.controlUrl, ...words], {
    from: 'user',
  });
}

const production = () => running.fleet.status({ agent })[0];
const staging = () => running.fleet.status({ agent })[1];

describe('fleet', () => {
  it('status: lists every instance', async () => {
    await fleet('status');
    expect(written).toMatch(/^AGENT +ENVIRONMENT +URL +STATE/);
    expect(written).toMatch(
      /quality-guardian +production +http\S+ +up +1\.4\.0/,
    );
    expect(written).toMatch(/quality-guardian +staging/);
  });

  it('dependency: takes something down for all agents that need it, and up again', async () => {
    await fleet('dependency', 'down', 'event-bus');
    expect(production().faults.dependencies).toEqual(['event-bus']);
    expect(staging().faults.dependencies).toEqual(['event-bus']);
    expect(written).toMatch(/unreachable event-bus/);
    await fleet('dependency', 'up', 'event-bus', '-e', 'staging');
    expect(staging().faults.dependencies).toBeUndefined();
    expect(production().faults.dependencies).toEqual(['event-bus']);
    await expect(fleet('dependency', 'sideways', 'event-bus')).rejects.toThrow(
      /Allowed choices are down, up/,
    );
  });

  it('fail: sets faults, in one environment if asked', async () => {
    await fleet(
      'fail',
      agent,
      '--errors',
      '20%',
      '--latency',
      '3x',
      '-e',
      'production',
    );
    expect(production().faults).toEqual({
      errors: 0.2,
      latency: { factor: 3 },
    });
    expect(staging().faults).toEqual({});
    expect(written).toContain('errors 20 %, latency 3x');
  });

  it('hang, down, up: set and clear faults', async () => {
    await fleet('hang', agent);
    expect(production().faults).toEqual({ hang: true });
    await fleet('down', agent);
    expect(production()).toMatchObject({ listening: false });
    await fleet('up', agent);
    expect(production()).toMatchObject({ listening: true, faults: {} });
  });

  it('canary, promote, stable: change releases', async () => {
    await fleet(
      'canary',
      agent,
      '--version',
      '1.5.0',
      '--weight',
      '5%',
      '--errors',
      '10%',
    );
    expect(production().release).toEqual({
      stable: { version: '1.4.0' },
      candidate: { version: '1.5.0', errors: 0.1 },
      weight: 5,
    });
    expect(written).toContain('1.5.0, errors 10 % at 5 %');
    await fleet('promote', agent);
    expect(production().release.stable.version).toBe('1.5.0');
    await fleet('canary', agent, '--version', '1.6.0', '--weight', '50%');
    await fleet('stable', agent);
    expect(production().release.candidate).toBeUndefined();
  });

  it('canary at 0 %, restore: offer a candidate without requests, and go back', async () => {
    await fleet(
      ...['canary', agent, '--version', '1.5.0', '--weight', '0%'],
      ...['--errors', '10%'],
    );
    const offered = {
      stable: { version: '1.4.0' },
      candidate: { version: '1.5.0', errors: 0.1 },
      weight: 0,
    };
    expect(production().release).toEqual(offered);
    await fleet('promote', agent);
    await fleet('restore', agent);
    expect(production().release).toEqual(offered);
  });

  it.each([
    [['fail', agent, '--errors', '0.2'], /"0\.2" is not a percentage/],
    [['fail', agent, '--latency', 'slow'], /"slow" is not a change/],
    [['fail', agent, '--health', 'odd'], /odd.*Allowed choices/],
    [['fail', agent], /Say what shall fail/],
    [['down', 'quality-gardian'], /did you mean quality-guardian/],
    [['canary', agent, '--weight', '5%'], /--version/],
    [['promote', agent], /no candidate/],
    [['restore', agent], /no former release/],
  ])('refuses %j', async (words, message) => {
    await expect(fleet(...words)).rejects.toThrow(message);
  });

  it('says what to do when no fleet is running', async () => {
    await running.stop();
    await expect(fleet('status')).rejects.toThrow(
      `The demo fleet does not answer at ${running.controlUrl}; start it with npm start`,
    );
  });
});
