import {
  HOUR,
  MINUTE,
  PRODUCTION,
  SECOND,
  START,
  createAgent,
  createHealth,
  createPolicy,
} from './__testUtils__/alerts';
import type { AlertEvidence, UnreachedInstance } from './evidence';
import { findAlertConditions } from './findAlertConditions';
import type { AlertRecord } from './model';
import { stepAlerts } from './step/stepAlerts';

const NAMES = Array.from({ length: 20 }, (_, index) => `agent-${index}`);
const policies = [createPolicy()];

/** A fleet of twenty on ten hosts, of which some stopped answering. */
function lose(
  names: readonly string[],
  options: { hosts?: number; apart?: number; failing?: string[] } = {},
): AlertEvidence {
  const { hosts = 10, apart = SECOND, failing = names } = options;
  const unreached = names.map(
    (name, index): UnreachedInstance => ({
      agentRef: `component:default/${name}`,
      environmentRef: PRODUCTION,
      host: `host-${index % hosts}`,
      answeredAt: START + index * apart,
    }),
  );
  return {
    agents: NAMES.map(name => createAgent(name)),
    health: failing.map(name => createHealth(name)),
    reach: [{ probed: NAMES.length, unreached, freshnessMs: 30 * SECOND }],
  };
}

const find = (evidence: AlertEvidence) =>
  findAlertConditions(evidence, policies, START + MINUTE);

const blind = (evidence: AlertEvidence) =>
  find(evidence).filter(({ agents }) => agents.length === 0);

function step(alerts: AlertRecord[], evidence: AlertEvidence, now: number) {
  let id = alerts.length;
  const result = stepAlerts({
    alerts,
    conditions: findAlertConditions(evidence, policies, now),
    unknownKinds: [],
    silences: [],
    maintenance: [],
    policies,
    now,
    createId: () => `alert-${id++}`,
  });
  const kept = new Map(alerts.map(alert => [alert.id, alert]));
  for (const alert of result.changed) kept.set(alert.id, alert);
  return { ...result, alerts: [...kept.values()] };
}

describe('findBlindness', () => {
  it('says once, about the fleet, that most of it stopped answering at once', () => {
    expect(blind(lose(NAMES.slice(0, 12)))).toMatchObject([
      {
        kind: 'health',
        severity: 'P0',
        title: 'The portal cannot reach 12 of 20 instances',
        since: START,
      },
    ]);
  });

  it.each([
    ['less than half of it', lose(NAMES.slice(0, 9))],
    ['what is on one host', lose(NAMES, { hosts: 1 })],
    ['what stopped one after the other', lose(NAMES, { apart: MINUTE })],
    [
      'very few',
      {
        ...lose([]),
        reach: [{ ...lose(NAMES.slice(0, 4)).reach![0], probed: 4 }],
      },
    ],
  ])('does not say so of %s', (_what, evidence) => {
    expect(blind(evidence)).toEqual([]);
  });

  it('tells of the fleet alone, and of what still fails once it is over', () => {
    const lost = NAMES.slice(0, 12);
    const cut = step([], lose(lost), START + MINUTE);
    expect(cut.alerts).toHaveLength(13);
    expect(new Set(cut.messages.map(({ alertId }) => alertId)).size).toBe(1);
    const failing = [NAMES[3]];
    const after = lose([], { failing });
    const ended = step(cut.alerts, after, START + HOUR);
    const later = step(ended.alerts, after, START + HOUR + 2 * MINUTE);
    const told = new Set(
      [...ended.messages, ...later.messages]
        .filter(({ event }) => event !== 'resolved')
        .map(({ alertId }) => alertId),
    );
    expect(
      later.alerts
        .filter(({ id }) => told.has(id))
        .map(({ condition }) => condition.subjectRef),
    ).toEqual([`component:default/${NAMES[3]}`]);
  });

  it('explains no alert of an agent that still answers', () => {
    const evidence = lose(NAMES.slice(0, 12), {
      failing: [...NAMES.slice(0, 12), NAMES[15]],
    });
    const other = find(evidence).find(({ subjectRef }) =>
      subjectRef?.endsWith(NAMES[15]),
    );
    expect(other?.causes).toEqual([]);
  });
});
