import type {
  AlertCondition,
  AlertEventRecord,
  AlertMessage,
  AlertRecord,
  AlertStep,
} from '../model';
import type { AlertOperationName } from '../../api/types';
import { operateAlert } from '../operateAlert';
import { stepAlerts } from '../step/stepAlerts';
import { START, afterStep, createStep } from './alerts';

/** Alerts over time, as an engine would keep them. */
export class AlertWorld {
  static create(with_: Partial<AlertStep> = {}): AlertWorld {
    return new AlertWorld(createStep(with_));
  }

  alerts: AlertRecord[] = [];
  readonly events: AlertEventRecord[] = [];
  readonly messages: AlertMessage[] = [];
  dueAt: number | undefined;

  private constructor(public situation: AlertStep) {}

  /** Steps at so long after the start, with what then is different from before. */
  step(after: number, with_: Partial<AlertStep> = {}): AlertMessage[] {
    this.situation = { ...this.situation, ...with_, now: START + after };
    const result = stepAlerts({ ...this.situation, alerts: this.alerts });
    this.alerts = afterStep(this.alerts, result);
    this.events.push(...result.events);
    this.messages.push(...result.messages);
    this.dueAt = result.dueAt;
    return result.messages;
  }

  operate(
    after: number,
    operation: AlertOperationName,
    reason?: string,
    of?: AlertCondition,
  ): void {
    const result = operateAlert(this.alert(of), {
      operation,
      by: 'user:default/ada',
      reason,
      now: START + after,
      policies: this.situation.policies,
    });
    this.alerts = afterStep(this.alerts, {
      changed: [result.alert],
      refreshed: [],
    });
    this.events.push(...result.events);
    this.messages.push(...result.messages);
  }

  /** The newest alert of a condition, or of the only one. */
  alert(of?: AlertCondition): AlertRecord {
    const found = this.alerts.filter(
      alert => !of || alert.condition.fingerprint === of.fingerprint,
    );
    const newest = found.at(-1);
    if (!newest) throw new Error('There is no such alert.');
    return newest;
  }

  /** Who was told what, as `event to`, through notifications. */
  told(): string[] {
    return this.messages
      .filter(({ channel }) => channel === 'notification')
      .map(({ event, to }) => `${event} ${to.join(' ')}`);
  }
}
