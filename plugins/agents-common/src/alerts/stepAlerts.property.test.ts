import fc from 'fast-check';
import { RandomAlertWorld, reached } from './__testUtils__/RandomAlertWorld';
import { MINUTE, createStep } from './__testUtils__/alerts';
import type { Situation } from './__testUtils__/randomAlerts';
import { RANDOM_POLICIES, events } from './__testUtils__/randomAlerts';
import { stepAlerts } from './step/stepAlerts';

const RUNS = 3_000;

function shuffled(situation: Situation): Situation {
  return { ...situation, conditions: [...situation.conditions].reverse() };
}

describe('alerts, whatever happens to them', () => {
  it('are told once, never fall or end without being known to, and stand still when nothing happens', () => {
    fc.assert(
      fc.property(events, drawn => {
        const world = new RandomAlertWorld();
        for (const event of drawn) {
          world.happen(event);
          if (event.type === 'operate') continue;

          const again = world.step(shuffled(world.situation));
          expect(again.changed).toEqual([]);
          expect(again.refreshed).toEqual([]);
          expect(again.events).toEqual([]);
          expect(again.messages).toEqual([]);
        }
        const keys = world.messages.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const open = world.alerts
          .filter(({ state }) => state !== 'resolved')
          .map(({ condition }) => condition.fingerprint);
        expect(new Set(open).size).toBe(open.length);
      }),
      { numRuns: RUNS, seed: 20261125 },
    );
    for (const what of [
      'none to open',
      'none to pending',
      'pending to open',
      'pending to resolved',
      'open to resolved',
      'acknowledged to resolved',
      'acknowledged to open',
      'resolved to open',
      'resolved to pending',
      'opened',
      'reopened',
      'severity',
      'escalated',
      'resolved',
      'flapping',
      'explained',
      'silenced',
      'acknowledge',
      'resolve',
      'set back',
    ]) {
      expect([what, (reached.get(what) ?? 0) > 20]).toEqual([what, true]);
    }
  }, 120_000);

  it('come out the same in whatever order conditions and alerts are given', () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (drawn, numbers) => {
        const world = new RandomAlertWorld();
        for (const event of drawn.slice(0, -1)) world.happen(event);
        const event = drawn[drawn.length - 1];
        if (event.type === 'operate') return;
        const step = {
          ...(event.type === 'situation' ? event.situation : world.situation),
          policies: RANDOM_POLICIES,
          now: world.now + event.minutes * MINUTE,
        };
        const mix = <T>(items: readonly T[]): T[] =>
          items
            .map(item => ({ item, at: numbers.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);

        const straight = stepAlerts(
          createStep({ ...step, alerts: world.alerts }),
        );
        const mixed = stepAlerts(
          createStep({
            ...step,
            alerts: mix(world.alerts),
            conditions: mix(step.conditions),
          }),
        );

        expect(mixed).toEqual(straight);
      }),
      { numRuns: RUNS, seed: 20261125 },
    );
  }, 120_000);
});
