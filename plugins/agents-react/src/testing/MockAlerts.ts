import type {
  AgentAlerts,
  AlertDetail,
  AlertOperationName,
  AlertOperationRequest,
  AlertPolicySummary,
  AlertSilence,
  AlertSilenceRequest,
  AlertSummary,
  AlertsQuery,
  DecisionRequest,
  DependencyHealth,
  MaintenanceWindow,
  MaintenanceWindowRequest,
  PushOffer,
  UnknownAlertKind,
} from '@agent-portal/plugin-agents-common';
import {
  answerAlertPage,
  countAlerts,
  isUnresolved,
  toAlertRow,
} from './answerAlerts';
import { createAlertEvent } from './createAlert';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';
import { MockResponseError } from './MockResponseError';

const AS_OF = new Date(FIXTURE_NOW).toISOString();

/** What a `MockAgentsApi` knows of alerts, maintenance and dependencies besides its agents. @public */
export interface AlertsFixture {
  alerts: AlertDetail[];
  /** Ids of the alerts that wait for who is signed in; none when absent. */
  mine: string[];
  /** When the conditions were last looked at; 10 s ago when absent, `never` before the first time. */
  evaluatedAt: string | 'never';
  /** What could not be looked at then; nothing when empty. */
  unknown: UnknownAlertKind[];
  silences: AlertSilence[];
  policies: AlertPolicySummary[];
  maintenance: MaintenanceWindow[];
  dependencies: DependencyHealth[];
  push: PushOffer;
  /** Who is signed in. */
  viewer: string;
}

/** The alerts that a `MockAgentsApi` answers from, with what was changed through it. */
export class MockAlerts {
  readonly fixture: AlertsFixture;

  private constructor(fixture: AlertsFixture) {
    this.fixture = fixture;
  }

  static create(fixture: Partial<AlertsFixture> = {}): MockAlerts {
    return new MockAlerts({
      alerts: [],
      mine: [],
      evaluatedAt: fixtureTime(10),
      unknown: [],
      silences: [],
      policies: [],
      maintenance: [],
      dependencies: [],
      push: { available: false, subscriptions: 0 },
      viewer: 'user:default/guest',
      ...fixture,
    });
  }

  list(query: AlertsQuery) {
    const { alerts, mine } = this.fixture;
    return answerAlertPage({ alerts, mine, ...this.#evaluated() }, query);
  }

  summary(): AlertSummary {
    const { alerts, mine } = this.fixture;
    const waiting = alerts.filter(
      ({ id, state }) => state === 'open' && mine.includes(id),
    );
    const [nextDeadline] = waiting
      .flatMap(({ acknowledgeBy }) => acknowledgeBy ?? [])
      .sort();
    return {
      counts: countAlerts(alerts),
      mine: waiting.length,
      ...(nextDeadline && { nextDeadline }),
      ...this.#evaluated(),
      asOf: AS_OF,
    };
  }

  ofAgent(ref: string): AgentAlerts {
    const rows = this.fixture.alerts
      .filter(({ agents }) => agents.some(agent => agent.ref === ref))
      .map(toAlertRow);
    return {
      open: rows.filter(isUnresolved),
      recent: rows.filter(row => !isUnresolved(row)),
      ...this.#evaluated(),
      asOf: AS_OF,
    };
  }

  find(id: string): AlertDetail {
    const found = this.fixture.alerts.find(alert => alert.id === id);
    if (!found) throw new MockResponseError(404, `There is no alert ${id}`);
    return found;
  }

  operate(
    id: string,
    operation: AlertOperationName,
    request: AlertOperationRequest,
  ): AlertDetail {
    const before = this.find(id);
    if (request.revision !== before.revision) {
      throw new MockResponseError(
        409,
        `Alert ${id} is at revision ${before.revision}, not ${request.revision}`,
      );
    }
    const offered = before.operations.find(
      item => item.operation === operation,
    );
    if (!offered?.allowed) {
      throw new MockResponseError(403, offered?.reason ?? 'Not allowed');
    }
    const after = afterOperation(before, operation, {
      by: this.fixture.viewer,
      reason: request.reason,
    });
    this.fixture.alerts = this.fixture.alerts.map(alert =>
      alert === before ? after : alert,
    );
    return after;
  }

  silence(request: AlertSilenceRequest): AlertSilence {
    const { silences, viewer } = this.fixture;
    const { matcher, reason, startsAt = AS_OF, endsAt } = request;
    const created: AlertSilence = {
      id: `created-${silences.length + 1}`,
      matcher,
      text: `Whatever matches ${JSON.stringify(matcher)}.`,
      reason,
      by: viewer,
      createdAt: AS_OF,
      startsAt,
      endsAt,
      active: startsAt <= AS_OF,
      matching: matcher.alert ? 1 : 0,
    };
    this.fixture.silences = [created, ...silences];
    this.fixture.alerts = this.fixture.alerts.map(alert =>
      alert.id === matcher.alert ? { ...alert, silencedUntil: endsAt } : alert,
    );
    return created;
  }

  endSilence(id: string, request: DecisionRequest): AlertSilence {
    const silence = this.fixture.silences.find(item => item.id === id);
    if (!silence) throw new MockResponseError(404, `There is no silence ${id}`);
    const ended = { ...silence, ...this.#end(request), matching: 0 };
    this.fixture.silences = this.fixture.silences.map(item =>
      item === silence ? ended : item,
    );
    return ended;
  }

  planMaintenance(request: MaintenanceWindowRequest): MaintenanceWindow {
    const { maintenance, viewer } = this.fixture;
    const { actor: _actor, startsAt = AS_OF, ...rest } = request;
    const created: MaintenanceWindow = {
      ...rest,
      id: `created-${maintenance.length + 1}`,
      by: viewer,
      createdAt: AS_OF,
      startsAt,
      active: startsAt <= AS_OF,
    };
    this.fixture.maintenance = [created, ...maintenance];
    return created;
  }

  endMaintenance(id: string, request: DecisionRequest): MaintenanceWindow {
    const window = this.fixture.maintenance.find(item => item.id === id);
    if (!window) {
      throw new MockResponseError(404, `There is no maintenance ${id}`);
    }
    const ended = { ...window, ...this.#end(request) };
    this.fixture.maintenance = this.fixture.maintenance.map(item =>
      item === window ? ended : item,
    );
    return ended;
  }

  #end({ reason }: DecisionRequest) {
    const { viewer } = this.fixture;
    return { active: false, ended: { at: AS_OF, by: viewer, reason } };
  }

  #evaluated(): { evaluatedAt?: string; unknown?: UnknownAlertKind[] } {
    const { evaluatedAt, unknown } = this.fixture;
    if (evaluatedAt === 'never') return {};
    return { evaluatedAt, ...(unknown.length > 0 && { unknown }) };
  }
}

/** An alert once somebody has acknowledged or resolved it. */
function afterOperation(
  before: AlertDetail,
  operation: AlertOperationName,
  act: { by: string; reason?: string },
): AlertDetail {
  const done = operation === 'acknowledge' ? 'acknowledged' : 'resolved';
  return {
    ...before,
    revision: before.revision + 1,
    state: done,
    acknowledgeBy: undefined,
    changedAt: AS_OF,
    [done]: { at: AS_OF, ...act },
    operations: before.operations.filter(
      item => done !== 'resolved' && item.operation !== operation,
    ),
    events: [
      createAlertEvent({
        at: AS_OF,
        kind: done,
        by: act.by,
        text: [`${act.by} has ${done} it.`, act.reason].join(' ').trim(),
      }),
      ...before.events,
    ],
  };
}
