import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import fc from 'fast-check';
import { deepFreeze } from './__testUtils__/deepFreeze';
import {
  createRandomWorld,
  events,
  recover,
  smokeTest,
} from './__testUtils__/RandomWorld';
import type { Event } from './__testUtils__/RandomWorld';
import { MINUTE } from './__testUtils__/RolloutWorld';
import type { RolloutWorld } from './__testUtils__/RolloutWorld';
import {
  checkDecision,
  checkExecution,
  checkOperation,
} from './__testUtils__/invariants';
import { applyOperation } from './applyOperation';
import { decide } from './decide';
import type { RolloutOperation } from './model';
import { hasEnded } from './rolloutStates';
import { candidateShare } from './traffic';

const RUNS = 10_000;

/** How often the states that matter were come to: a test that sees none of them shows nothing. */
const reached = new Map<string, number>();

/** Worlds in which somebody gave up giving traffic back: there, anything may come through. */
const abandoned = new WeakSet<RolloutWorld>();

function note(what: string): void {
  reached.set(what, (reached.get(what) ?? 0) + 1);
}

/** The engine looks and decides, and every rule is held against what follows. */
function look(world: RolloutWorld): void {
  const before = deepFreeze(world.rollout);
  const observations = deepFreeze({
    smokeTest: smokeTest('pass'),
    ...world.observe(),
  });
  const { now, judge } = world;
  const decision = decide(before, observations, now, judge);
  checkDecision({ before, observations, now, judge, decision });
  if (decision.rollout.state !== before.state) note(decision.rollout.state);
  world.rollout = decision.rollout;
  world.ledger.push(...decision.entries);
}

/** What was stored is carried out, or the engine is killed before. */
function execute(
  world: RolloutWorld,
  driver: Extract<Event, { type: 'look' }>['driver'],
): void {
  if (driver === 'silent' || !world.rollout.command) return;
  const { rollout, now, judge } = world;
  checkExecution({ rollout, observations: world.observe(), now, judge });
  switch (driver) {
    case 'applies':
      world.carryOut();
      break;
    case 'fails':
      world.carryOut('refused');
      break;
    case 'late':
      world.loseSight();
      break;
    case 'times-out':
    default:
      world.loseSight();
      world.carryOut('no answer');
  }
}

/** Without a command under way, nothing that was asked for before has an effect. */
function land(world: RolloutWorld): void {
  const before = JSON.stringify(world.traffic);
  world.land();
  if (JSON.stringify(world.traffic) === before) return;
  note('landed');
  if (!world.rollout.command && !abandoned.has(world)) {
    throw new Error(
      `What was over came through: ${before}, ${JSON.stringify(
        world.traffic,
      )}, ${world.rollout.state}`,
    );
  }
}

function operate(
  world: RolloutWorld,
  { operation, by }: Extract<Event, { type: 'operation' }>,
): void {
  const before = deepFreeze(world.rollout);
  const observations = deepFreeze(world.observe());
  const { now } = world;
  try {
    const decision = applyOperation(
      before,
      operation,
      { by, reason: 'because' },
      { now, observations },
    );
    checkOperation({ before, operation, by, observations, decision });
    note(operation.type);
    if (before.state === 'rolling-back' && operation.type === 'abort') {
      abandoned.add(world);
    }
    world.rollout = decision.rollout;
    world.ledger.push(...decision.entries);
  } catch (error) {
    const isRefusal = [ConflictError, NotAllowedError, InputError].some(
      known => error instanceof known,
    );
    if (!isRefusal) throw error;
  }
}

const HELP: RolloutOperation[] = [
  { type: 'approve', gate: 'go', groups: ['group:default/leads'] },
  { type: 'resume' },
  { type: 'promote' },
];

function comeFar(world: RolloutWorld): void {
  recover(world);
  for (const operation of HELP) {
    operate(world, {
      type: 'operation',
      operation: operation,
      by: 'user:default/ada',
    });
    happen(world, { type: 'go-on', minutes: 3 });
  }
}

function happen(world: RolloutWorld, event: Event): void {
  switch (event.type) {
    case 'go-on':
      for (let minute = 0; minute < event.minutes; minute++) {
        world.now += MINUTE;
        look(world);
        execute(world, 'applies');
      }
      break;
    case 'come-far':
      comeFar(world);
      break;
    case 'look':
      world.now += MINUTE / 2;
      look(world);
      execute(world, event.driver);
      break;
    case 'lands':
      land(world);
      break;
    case 'restart':
      world.rollout = JSON.parse(JSON.stringify(world.rollout));
      break;
    case 'leap':
      world.now += event.minutes * MINUTE;
      break;
    case 'sees':
      world.seen = { ...world.seen, ...event.what };
      break;
    case 'recovers':
      recover(world);
      break;
    case 'judge':
      world.judge.outcome = event.outcome;
      break;
    case 'driver-down':
      world.isDriverDown = event.isDown;
      break;
    case 'shifted':
      world.traffic.weight = event.weight;
      break;
    case 'operation':
    default:
      operate(world, event);
  }
}

/** Once all is well again, traffic that is to be given back is. */
function settle(world: RolloutWorld): void {
  if (world.rollout.state !== 'rolling-back') return;
  recover(world);
  world.now = Math.max(world.now, world.rollout.clock);
  // Somebody may have shifted it after it was given back, which shows when the command times out.
  for (let minute = 0; minute < 10; minute++) {
    happen(world, { type: 'go-on', minutes: 1 });
    if (world.rollout.state !== 'rolling-back') break;
  }
  expect(hasEnded(world.rollout.state)).toBe(true);
  land(world);
  const share = candidateShare(world.rollout, {
    ...world.traffic,
    status: 'ok',
    at: world.now,
    canRestore: true,
  });
  expect(share).toBe(0);
}

describe('rollouts, whatever happens to them', () => {
  it('never give a candidate traffic that it may not have, and can always go back', () => {
    fc.assert(
      fc.property(events, drawn => {
        const world = createRandomWorld();
        for (const event of drawn) happen(world, event);
        settle(world);
        if (!world.rollout.command) land(world);
        const numbers = world.ledger.map(entry => entry.at);
        expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
      }),
      { numRuns: RUNS, seed: 20261125 },
    );
    for (const what of [
      'baking',
      'promoting',
      'succeeded',
      'rolling-back',
      'rolled-back',
      'superseded',
      'failed',
      'approve',
      'pause',
      'resume',
      'promote',
      'abort',
      'rollback',
      'retry',
      'signal',
      'landed',
    ]) {
      expect([what, (reached.get(what) ?? 0) > 20]).toEqual([what, true]);
    }
  }, 300_000);
});
