import { ConflictError } from '@backstage/errors';
import fc from 'fast-check';
import { deepFreeze } from '../rollouts/__testUtils__/deepFreeze';
import { MINUTE, START, afterStep, createStep } from './__testUtils__/alerts';
import {
  type Event,
  RANDOM_POLICIES,
  type Situation,
  events,
  fingerprintOf,
} from './__testUtils__/randomAlerts';
import type { AlertMessage, AlertRecord, AlertStepResult } from './model';
import { operateAlert } from './operateAlert';
import { compareSeverities } from './severities';
import { isInForce, matchesAlert } from './step/silences';
import { stepAlerts } from './step/stepAlerts';

const RUNS = 3_000;

/** How often what matters was come to: a test that sees none of it shows nothing. */
const reached = new Map<string, number>();

function note(what: string): void {
  reached.set(what, (reached.get(what) ?? 0) + 1);
}

const NOTHING: Situation = {
  conditions: [],
  unknownKinds: [],
  silences: [],
  maintenance: [],
};

/** Alerts as an engine keeps them: between two steps there is nothing else. */
class World {
  alerts: AlertRecord[] = [];
  situation = NOTHING;
  now = START;
  readonly messages: AlertMessage[] = [];
  private last = 0;

  happen(event: Event): void {
    if (event.type === 'operate') {
      this.operate(event);
      return;
    }
    this.now += event.minutes * MINUTE;
    if (event.minutes < 0) note('set back');
    if (event.type === 'situation') this.situation = event.situation;
    this.step();
  }

  step(situation = this.situation): AlertStepResult {
    let last = this.last;
    const result = stepAlerts(
      deepFreeze(
        createStep({
          ...situation,
          alerts: JSON.parse(JSON.stringify(this.alerts)),
          policies: RANDOM_POLICIES,
          now: this.now,
          createId: () => {
            last += 1;
            return `alert-${last}`;
          },
        }),
      ),
    );
    if (situation === this.situation) {
      this.last = last;
      this.check(this.alerts, result);
      this.alerts = afterStep(this.alerts, result);
      this.messages.push(...result.messages);
    }
    return result;
  }

  private operate({
    thing,
    operation,
  }: Extract<Event, { type: 'operate' }>): void {
    const record = this.alerts.find(
      alert =>
        alert.condition.fingerprint === fingerprintOf(thing) &&
        alert.state !== 'resolved',
    );
    if (!record) return;
    try {
      const { alert, messages } = operateAlert(deepFreeze(record), {
        operation,
        by: 'user:default/ada',
        reason: 'because',
        now: this.now,
        policies: RANDOM_POLICIES,
      });
      note(operation);
      this.alerts = afterStep(this.alerts, { changed: [alert], refreshed: [] });
      this.messages.push(...messages);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }

  private check(before: AlertRecord[], result: AlertStepResult): void {
    const known = new Map(before.map(alert => [alert.id, alert]));
    const { unknownKinds, silences } = this.situation;
    for (const alert of result.changed) {
      const former = known.get(alert.id);
      note(`${former?.state ?? 'none'} to ${alert.state}`);
      if (alert.flapping) note('flapping');
      if (alert.explainedBy) note('explained');
      if (alert.silencedUntil !== undefined) note('silenced');
      if (!former) continue;
      expect(alert.revision).toBe(former.revision + 1);
      const wasOpen = isUp(former);
      if (wasOpen && isUp(alert)) {
        expect(
          compareSeverities(alert.severity, former.severity),
        ).toBeLessThanOrEqual(0);
      }
      if (wasOpen && alert.state === 'resolved') {
        expect(unknownKinds).not.toContain(alert.condition.kind);
        expect(
          this.situation.conditions.map(one => one.fingerprint),
        ).not.toContain(alert.condition.fingerprint);
      }
    }
    for (const { alertId, event } of result.messages) {
      note(event);
      const alert = result.changed.find(({ id }) => id === alertId);
      expect(alert?.explainedBy).toBeUndefined();
      const isSilenced = silences.some(
        silence =>
          alert &&
          isInForce(silence, this.now) &&
          matchesAlert(silence.matcher, alert),
      );
      expect([event, isSilenced]).toEqual([event, false]);
    }
    // Causes never explain in circles, so of everything that is open something is told.
    const after = afterStep(before, result);
    for (const alert of after.filter(isUp)) {
      if (alert.explainedBy === undefined) continue;
      const root = after.find(
        one => isUp(one) && one.condition.fingerprint === alert.explainedBy,
      );
      expect(root).toBeDefined();
      expect(root?.explainedBy).toBeUndefined();
    }
  }
}

function isUp({ state }: AlertRecord): boolean {
  return state === 'open' || state === 'acknowledged';
}

function shuffled(situation: Situation): Situation {
  return { ...situation, conditions: [...situation.conditions].reverse() };
}

describe('alerts, whatever happens to them', () => {
  it('are told once, never fall or end without being known to, and stand still when nothing happens', () => {
    fc.assert(
      fc.property(events, drawn => {
        const world = new World();
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
        const world = new World();
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
