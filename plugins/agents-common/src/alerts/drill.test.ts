import { AlertWorld } from './__testUtils__/AlertWorld';
import {
  MINUTE,
  START,
  createAgent,
  createDependency,
  createHealth,
  createKpi,
} from './__testUtils__/alerts';
import type { AlertEvidence, InstanceHealthEvidence } from './evidence';
import { findAlertConditions } from './findAlertConditions';

const names = Array.from({ length: 16 }, (_, index) => `agent-${index}`);
const agents = names.map(name =>
  createAgent(name, { dependsOn: ['resource:default/postgresql'] }),
);

/** A database that all agents need is gone, and so is what they do. */
function broken(after: number): AlertEvidence {
  return {
    agents,
    health: names.map(name =>
      createHealth(name, { failing: ['postgresql:response-time'] }),
    ),
    dependencies: [
      createDependency(
        'postgresql',
        names.map(name => ({
          agentRef: `component:default/${name}`,
          component: 'postgresql:response-time',
        })),
      ),
    ],
    kpis: after < 2 * MINUTE ? [] : failedTasks(),
  };
}

function failedTasks() {
  return names.map(name => createKpi(name, { since: START + 2 * MINUTE }));
}

describe('a dependency that all agents share, and that is down', () => {
  it('is one P1 that lists every agent, also while its KPIs recover, and escalates', () => {
    const world = AlertWorld.create({ policies: [] });
    const step = (after: number, evidence: AlertEvidence) =>
      world.step(after, {
        conditions: findAlertConditions(evidence, [], START + after),
      });

    for (let minute = 0; minute <= 30; minute++) {
      step(minute * MINUTE, broken(minute * MINUTE));
    }
    const loud = world.alerts.filter(
      alert => alert.state === 'open' && alert.explainedBy === undefined,
    );
    expect(loud.map(alert => alert.condition.title)).toEqual([
      'postgresql is failing in production',
    ]);
    expect(loud[0].severity).toBe('P1');
    expect(loud[0].condition.agents).toHaveLength(16);
    expect(loud[0].told).toHaveLength(16);
    expect(world.told()).toEqual(['opened owner', 'escalated parent']);

    // The database is back; the share of errors of the last quarter of an hour is not yet.
    for (let minute = 31; minute <= 44; minute++) {
      step(minute * MINUTE, { agents, kpis: failedTasks() });
    }
    step(45 * MINUTE, { agents });
    step(60 * MINUTE, { agents });

    expect(world.told()).toEqual([
      'opened owner',
      'escalated parent',
      'resolved owner parent',
    ]);
    expect(world.alerts.every(alert => alert.state === 'resolved')).toBe(true);
  });

  it('leaves an agent that stays down to be told of by itself', () => {
    const world = AlertWorld.create({ policies: [] });
    const step = (after: number, evidence: AlertEvidence) =>
      world.step(after, {
        conditions: findAlertConditions(evidence, [], START + after),
      });
    step(0, broken(0));
    for (let minute = 1; minute <= 6; minute++) {
      step(minute * MINUTE, { agents, health: [createHealth('agent-3')] });
    }

    const loud = world.alerts.filter(
      alert => alert.state === 'open' && alert.explainedBy === undefined,
    );
    expect(loud.map(alert => [alert.severity, alert.condition.title])).toEqual([
      ['P0', 'agent-3 is failing in production'],
    ]);
  });

  it('becomes a P0 when an agent goes down with it and does not answer any longer', () => {
    const world = AlertWorld.create({ policies: [] });
    const evidence = broken(0);
    const step = (after: number, gone: Partial<InstanceHealthEvidence>) =>
      world.step(after, {
        conditions: findAlertConditions(
          {
            ...evidence,
            health: evidence.health?.map((one, index) =>
              index === 3 ? { ...one, ...gone } : one,
            ),
          },
          [],
          START + after,
        ),
      });
    step(0, {});
    expect(world.told()).toEqual(['opened owner']);

    step(5 * MINUTE, { failing: [], since: START + 5 * MINUTE });

    const loud = world.alerts.filter(
      alert => alert.state === 'open' && alert.explainedBy === undefined,
    );
    expect(loud).toMatchObject([
      { severity: 'P0', condition: { subjectTitle: 'postgresql' } },
    ]);
    expect(world.told()).toEqual(['opened owner', 'severity owner']);
  });

  it('does not explain an agent that goes down long after, and says nothing of it', () => {
    const world = AlertWorld.create({ policies: [] });
    const evidence = broken(0);
    const since = START + 16 * MINUTE;
    const health = evidence.health?.map((one, index) =>
      index === 3 ? { ...one, failing: [], since } : one,
    );

    world.step(20 * MINUTE, {
      conditions: findAlertConditions(
        { ...evidence, health },
        [],
        START + 20 * MINUTE,
      ),
    });

    const loud = world.alerts
      .filter(({ explainedBy }) => explainedBy === undefined)
      .map(({ severity, condition }) => `${severity} ${condition.title}`);
    expect(loud).toEqual([
      'P1 postgresql is failing in production',
      'P0 agent-3 is failing in production',
    ]);
  });
});
