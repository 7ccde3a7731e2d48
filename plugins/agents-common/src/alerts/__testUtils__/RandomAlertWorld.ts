import { ConflictError } from '@backstage/errors';
import { deepFreeze } from '../../rollouts/__testUtils__/deepFreeze';
import type { AlertMessage, AlertRecord, AlertStepResult } from '../model';
import { operateAlert } from '../operateAlert';
import { compareSeverities } from '../severities';
import { isInForce, matchesAlert } from '../step/silences';
import { stepAlerts } from '../step/stepAlerts';
import { MINUTE, START, afterStep, createStep } from './alerts';
import type { Event, Situation } from './randomAlerts';
import { LONGEST_HOLD, RANDOM_POLICIES, fingerprintOf } from './randomAlerts';

/** How often what matters was come to: a test that sees none of it shows nothing. */
export const reached = new Map<string, number>();

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
export class RandomAlertWorld {
  alerts: AlertRecord[] = [];
  situation: Situation = NOTHING;
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
    const { unknownKinds, silences, conditions } = this.situation;
    for (const alert of result.changed) {
      const former = known.get(alert.id);
      note(`${former?.state ?? 'none'} to ${alert.state}`);
      if (alert.flapping) note('flapping');
      if (alert.explainedBy) note('explained');
      if (alert.silencedUntil !== undefined) note('silenced');
      if (!former) continue;
      demand(alert.revision === former.revision + 1, 'The revision is raised.');
      const wasOpen = isUp(former);
      demand(
        !wasOpen ||
          !isUp(alert) ||
          compareSeverities(alert.severity, former.severity) <= 0,
        'The severity does not fall.',
      );
      if (!wasOpen || alert.state !== 'resolved') continue;
      const { kind, fingerprint } = alert.condition;
      demand(
        !unknownKinds.includes(kind) &&
          !conditions.some(one => one.fingerprint === fingerprint),
        'Nothing resolves that may still hold.',
      );
    }
    for (const { alertId, event } of result.messages) {
      note(event);
      const alert = result.changed.find(({ id }) => id === alertId);
      demand(
        alert?.explainedBy === undefined,
        'Nobody is told of a consequence.',
      );
      const isSilenced = silences.some(
        silence =>
          alert &&
          isInForce(silence, this.now) &&
          matchesAlert(silence.matcher, alert),
      );
      demand(!isSilenced, `Nobody is told of what is silenced: ${event}.`);
    }
    // Causes never explain in circles, so of everything that goes on something is told. What is over
    // stays quiet whatever became of its cause.
    const after = afterStep(before, result);
    for (const alert of after.filter(isUp)) {
      if (alert.clearedAt !== undefined) {
        const former = before.find(({ id }) => id === alert.id);
        demand(
          former?.explainedBy === undefined || alert.explainedBy !== undefined,
          'What is over and was a consequence stays one.',
        );
        continue;
      }
      if (alert.explainedBy === undefined) continue;
      const root = after.find(
        one =>
          one.condition.fingerprint === alert.explainedBy &&
          (isUp(one) || isLately(one, this.now)),
      );
      demand(
        root !== undefined && root.explainedBy === undefined,
        'What explains is open or only lately over, and nothing else explains it.',
      );
    }
  }
}

/** Nothing in these worlds has to hold for longer. */
function isLately({ resolved }: AlertRecord, now: number): boolean {
  return resolved !== undefined && now < resolved.at + LONGEST_HOLD;
}

function isUp({ state }: AlertRecord): boolean {
  return state === 'open' || state === 'acknowledged';
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
