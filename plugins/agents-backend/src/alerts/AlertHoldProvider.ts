import type {
  AlertRecord,
  AlertSeverity,
} from '@agent-portal/plugin-agents-common';
import type {
  ExternalHold,
  HoldRequest,
  RolloutHoldProvider,
} from '@agent-portal/plugin-agents-node';
import type { AlertRun } from './model';
import { HOLDING_KINDS, isAboutPlace } from './holdingAlerts';
import { requireFreshRun } from './requireFreshRun';

/** Where {@link AlertHoldProvider} finds alerts. */
export interface HoldingAlertSource {
  getLastRun(): Promise<AlertRun | undefined>;
  /** Unresolved alerts of the kinds that hold, silenced or not, about agents. */
  listHolding(options: {
    agentRefs: string[];
    severity: AlertSeverity;
  }): Promise<AlertRecord[]>;
}

/**
 * Holds rollouts of agents that alerts concern, until these are resolved. Alerts about rollouts and
 * levels of readiness hold none: they are about the rollout itself, and would hold it for ever.
 */
export class AlertHoldProvider implements RolloutHoldProvider {
  readonly id = 'alerts';
  readonly leastSeverity = 'P3';
  readonly #alerts: HoldingAlertSource;

  private constructor(alerts: HoldingAlertSource) {
    this.#alerts = alerts;
  }

  static create(options: { alerts: HoldingAlertSource }): AlertHoldProvider {
    return new AlertHoldProvider(options.alerts);
  }

  /** @throws Error when nobody has looked lately, or not at everything that could hold. */
  async listHolds(
    requests: HoldRequest[],
    { now }: { now: number },
  ): Promise<ExternalHold[][]> {
    requireFreshRun(await this.#alerts.getLastRun(), {
      now,
      kinds: HOLDING_KINDS,
    });
    const found = await this.#alerts.listHolding({
      agentRefs: [...new Set(requests.map(({ agentRef }) => agentRef))],
      severity: requests.reduce<AlertSeverity>(
        (least, { severity }) => (severity > least ? severity : least),
        'P0',
      ),
    });
    return requests.map(request => holdsOf(request, found));
  }
}

function holdsOf(request: HoldRequest, alerts: AlertRecord[]): ExternalHold[] {
  const here = alerts.filter(
    alert => alert.severity <= request.severity && isAboutPlace(alert, request),
  );
  const told = new Set(here.map(({ condition }) => condition.fingerprint));
  return (
    here
      // What another one of them explains need not be said twice.
      .filter(({ explainedBy }) => !explainedBy || !told.has(explainedBy))
      .map(({ severity, state, condition, openedAt, startedAt }) => ({
        code: 'alert' as const,
        severity,
        text: `${severity}, ${state}: ${condition.title}`,
        since: openedAt ?? startedAt,
      }))
  );
}
