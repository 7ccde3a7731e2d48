import fc from 'fast-check';
import type { RolloutOperation, RolloutObservations } from '../model';
import { RolloutWorld } from './RolloutWorld';
import { createPolicy } from './createPolicy';

const MINUTE = 60_000;

/** What can happen to a rollout. */
export type Event =
  /** Minutes pass, in which all goes as it should. */
  | { type: 'go-on'; minutes: number }
  /** Everything is well, whoever is waited for does their part, and time passes. */
  | { type: 'come-far' }
  /**
   * The engine looks once; the driver does what was asked, does not, was not reached, or does not
   * answer in time, and may still do it.
   */
  | {
      type: 'look';
      driver: 'applies' | 'fails' | 'silent' | 'late' | 'times-out';
    }
  /** What the driver did not answer to comes through. */
  | { type: 'lands' }
  /** The engine is killed, and starts from what was stored. */
  | { type: 'restart' }
  | { type: 'leap'; minutes: number }
  | { type: 'sees'; what: Partial<RolloutObservations> }
  | { type: 'recovers' }
  | { type: 'judge'; outcome: string }
  | { type: 'driver-down'; isDown: boolean }
  | { type: 'shifted'; weight: number }
  | { type: 'operation'; operation: RolloutOperation; by: string };

const approvers = ['group:default/leads'];

/** Short steps of every type, with gates of both kinds. */
export function createRandomPolicy() {
  const { judgement } = createPolicy();
  return createPolicy({
    steps: [
      { type: 'smoke-test' },
      { type: 'weight', weight: 10 },
      { type: 'bake', durationMs: 5 * MINUTE, minimumSamples: 20 },
      { type: 'hold' },
      { type: 'weight', weight: 60 },
      { type: 'weight', weight: 100 },
      { type: 'bake', durationMs: 3 * MINUTE, minimumSamples: 20 },
      { type: 'demote', environment: 'resource:default/staging' },
    ],
    gates: [
      { id: 'go', title: 'Approval', type: 'approval', approvers },
      { id: 'healthy', title: 'Healthy', type: 'health' },
    ],
    freezeWindows: [
      {
        title: 'Night',
        from: new Date(Date.UTC(2026, 2, 2, 20)).toISOString(),
        to: new Date(Date.UTC(2026, 2, 3, 6)).toISOString(),
      },
    ],
    judgement: {
      ...judgement,
      freshnessMs: 2 * MINUTE,
      retentionMs: 30 * MINUTE,
    },
  });
}

/** A world in which all is well, until it is told otherwise. */
export function createRandomWorld(): RolloutWorld {
  const world = new RolloutWorld(createRandomPolicy());
  recover(world);
  return world;
}

/** Lets all be well again. */
export function recover(world: RolloutWorld): void {
  world.isDriverDown = false;
  world.judge.outcome = 'pass';
  world.seen = { gates: [gate('pass')] };
}

function gate(outcome: 'pass' | 'fail' | 'unknown') {
  return {
    id: 'healthy',
    title: 'Healthy',
    type: 'health' as const,
    outcome,
    text: outcome,
  };
}

const operation: fc.Arbitrary<RolloutOperation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constant({
      type: 'approve' as const,
      gate: 'go',
      groups: approvers,
    }),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('pause', 'resume', 'promote', 'abort', 'rollback', 'retry')
      .map(type => ({ type } as RolloutOperation)),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<RolloutOperation>(
      { type: 'promote' },
      { type: 'resume' },
      { type: 'retry' },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      type: 'signal' as const,
      signal: 'security-incident',
    }),
  },
);

const by = fc.constantFrom(
  'user:default/author',
  'user:default/ada',
  'user:default/bob',
);

const sight: fc.Arbitrary<Partial<RolloutObservations>> = fc.constantFrom<
  Array<Partial<RolloutObservations>>[number]
>(
  { stopLine: { by: 'user:default/chief', at: 0, reason: 'incident' } },
  { holds: [{ code: 'alert', text: 'P0: down', since: 0 }] },
  { gates: [gate('fail')] },
  { gates: [gate('unknown')] },
  { gates: [] },
  { health: { status: 'fail', reason: 'down' } },
  { health: { status: 'unknown', reason: 'silent' } },
  { metrics: { status: 'no-data', query: 'q', reason: 'gone' } },
  { metrics: { status: 'source-error', query: 'q', reason: 'down' } },
  { plan: { mayStart: false, waitsFor: ['another wave'] } },
  { missing: 'The catalog has no such agent.' },
  { smokeTest: smokeTest('fail') },
  { smokeTest: smokeTest('fail') },
  { smokeTest: smokeTest('fail') },
  { smokeTest: smokeTest('unknown') },
  { supersededBy: 'r2' },
);

/** From later than any step of a sequence. */
export function smokeTest(outcome: 'pass' | 'fail' | 'unknown') {
  return { outcome, at: '2100-01-01T00:00:00.000Z', checks: [] };
}

/** Sequences in which a rollout often comes far, and anything can happen to it on the way. */
export const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof<fc.WeightedArbitrary<Event>[]>(
    { weight: 3, arbitrary: fc.constant({ type: 'come-far' as const }) },
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('go-on' as const),
        minutes: fc.integer({ min: 1, max: 7 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('look' as const),
        driver: fc.constantFrom(
          'applies' as const,
          'fails' as const,
          'silent' as const,
          'late' as const,
          'times-out' as const,
        ),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ type: 'restart' as const }) },
    { weight: 3, arbitrary: fc.constant({ type: 'lands' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('leap' as const),
        minutes: fc.oneof(
          fc.integer({ min: 2, max: 5 }),
          fc.integer({ min: -600, max: 1_200 }),
        ),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constant('sees' as const), what: sight }),
    },
    { weight: 6, arbitrary: fc.constant({ type: 'recovers' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('judge' as const),
        outcome: fc.constantFrom(
          'pass',
          'fail',
          'insufficient',
          'no-data',
          'source-error',
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('driver-down' as const),
        isDown: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('shifted' as const),
        weight: fc.constantFrom(0, 10, 60, 100),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('operation' as const),
        operation,
        by,
      }),
    },
  ),
  { minLength: 4, maxLength: 20 },
);
