import fc from 'fast-check';
import type { AlertKind, AlertSeverity } from '../../api/types';
import type {
  AlertCondition,
  AlertPolicyInForce,
  AlertSilenceRecord,
  MaintenanceRecord,
} from '../model';
import {
  HOUR,
  MINUTE,
  START,
  createCondition,
  createMaintenance,
  createPolicy,
  createSilence,
} from './alerts';

/** Few things, so that they meet: each is always of the same kind. */
export const THINGS: ReadonlyArray<[name: string, kind: AlertKind]> = [
  ['database', 'dependency'],
  ['planner', 'health'],
  ['tester', 'health'],
  ['rate', 'kpi'],
  ['sent', 'external'],
];

export const LONGEST_HOLD = 5 * MINUTE;

export const fingerprintOf = (name: string) => `of|${name}`;

const severity = fc.constantFrom<AlertSeverity>('P0', 'P1', 'P2', 'P3');
const name = fc.constantFrom(...THINGS.map(([thing]) => thing));

const policies: AlertPolicyInForce[] = [
  createPolicy({ flapping: { times: 2, within: '30m' } }),
];

/** What is wrong with one thing, with whatever causes, also itself and in circles. */
function conditionOf([
  thing,
  kind,
]: (typeof THINGS)[number]): fc.Arbitrary<AlertCondition> {
  return fc
    .record({
      severity,
      since: fc.integer({ min: -120, max: 120 }),
      holdMs: fc.constantFrom(0, 0, MINUTE, LONGEST_HOLD),
      resolveAfterMs: fc.constantFrom(0, MINUTE, 5 * MINUTE),
      causes: fc.array(name, { maxLength: 2 }),
      agents: fc.subarray(['planner', 'tester', 'analyst']),
    })
    .map(({ since, causes, agents, ...drawn }) =>
      createCondition(thing, {
        ...drawn,
        kind,
        fingerprint: fingerprintOf(thing),
        since: START + since * MINUTE,
        causes: causes.map(fingerprintOf),
        agents: agents.flatMap(agent => createCondition(agent).agents),
      }),
    );
}

export interface Situation {
  conditions: AlertCondition[];
  unknownKinds: AlertKind[];
  silences: AlertSilenceRecord[];
  maintenance: MaintenanceRecord[];
}

export const situation: fc.Arbitrary<Situation> = fc.record({
  conditions: fc
    .tuple(
      ...THINGS.map(thing =>
        fc.option(conditionOf(thing), { nil: undefined, freq: 3 }),
      ),
    )
    .map(drawn => drawn.flatMap(one => one ?? [])),
  unknownKinds: fc.subarray<AlertKind>(['health', 'dependency', 'kpi'], {
    maxLength: 1,
  }),
  silences: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: severity.map(one => [
        createSilence({
          matcher: { severities: [one] },
          startsAt: START - 10 * HOUR,
          endsAt: START + 10 * HOUR,
        }),
      ]),
    },
  ),
  maintenance: fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.constant([
        createMaintenance('planner', {
          startsAt: START - 10 * HOUR,
          endsAt: START + 10 * HOUR,
        }),
      ]),
    },
  ),
});

export type Event =
  | { type: 'situation'; situation: Situation; minutes: number }
  | { type: 'wait'; minutes: number }
  | { type: 'operate'; thing: string; operation: 'acknowledge' | 'resolve' };

/** What happens one after the other; minutes below 0 are a clock that is set back. */
export const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('situation' as const),
        situation,
        minutes: fc.integer({ min: 0, max: 10 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('wait' as const),
        minutes: fc.constantFrom(0, 1, 2, 5, 20, 40, 90, 1500, -3, -90),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('operate' as const),
        thing: name,
        operation: fc.constantFrom('acknowledge' as const, 'resolve' as const),
      }),
    },
  ),
  { minLength: 1, maxLength: 25 },
);

export { policies as RANDOM_POLICIES };
