import { AlertWorld } from './__testUtils__/AlertWorld';
import {
  HOUR,
  MINUTE,
  PRODUCTION,
  START,
  createPolicy,
} from './__testUtils__/alerts';
import { find, ref } from './__testUtils__/findConditions';
import type { ReadinessEvidence } from './evidence';

const below = (
  name: string,
  with_: Partial<ReadinessEvidence> = {},
): ReadinessEvidence => ({
  agentRef: ref(name),
  scorecardRef: 'scorecard:default/launch',
  scorecardTitle: 'Launch',
  change: 'below-required',
  environmentRef: PRODUCTION,
  stage: 'production',
  since: START,
  reason: `It has no level: ${name}.`,
  ...with_,
});

describe('agents below a level that is demanded', () => {
  it('are one condition for a scorecard and an environment, which lists them all', () => {
    const conditions = find({
      readiness: [
        below('tester'),
        below('planner'),
        below('planner', { environmentRef: 'resource:default/canary' }),
        below('analyst', {
          scorecardRef: 'scorecard:default/safety',
          scorecardTitle: 'Safety',
        }),
      ],
    });

    expect(
      conditions.map(({ title, agents }) => [
        title,
        agents.map(({ title: name }) => name).join(', '),
      ]),
    ).toEqual([
      ['Agents are below the level of Launch that canary demands', 'planner'],
      [
        'Agents are below the level of Launch that production demands',
        'planner, tester',
      ],
      [
        'Agents are below the level of Safety that production demands',
        'analyst',
      ],
    ]);
    expect(conditions[1]).toMatchObject({
      severity: 'P2',
      subjectRef: 'scorecard:default/launch',
      reason: '2 agents have a lower one, or none.',
      agents: [
        { environments: [PRODUCTION], reason: 'It has no level: planner.' },
        { reason: 'It has no level: tester.' },
      ],
    });
    expect(conditions[0].reason).toBe('It has no level: planner.');
  });

  it('are kept apart where the rules of their policies are not the same', () => {
    const strict = createPolicy({
      default: false,
      agents: { names: [ref('planner')] },
      rules: [
        {
          id: 'below',
          on: { type: 'readiness', change: ['below-required'] },
          severity: 'P0',
        },
      ],
    });

    const conditions = find(
      { readiness: [below('planner'), below('tester')] },
      { policies: [strict] },
    );

    expect(
      conditions.map(({ severity, agents }) => [severity, agents[0].title]),
    ).toEqual([
      ['P0', 'planner'],
      ['P2', 'tester'],
    ]);
  });

  it('join when they were so for as long as the rule demands', () => {
    const patient = createPolicy({
      rules: [
        {
          id: 'below',
          on: { type: 'readiness', change: ['below-required'] },
          severity: 'P2',
          for: '1h',
        },
      ],
    });
    const namesAt = (now: number) =>
      find(
        {
          readiness: [
            below('planner'),
            below('tester', { since: START + 30 * MINUTE }),
          ],
        },
        { policies: [patient], now },
      ).map(({ agents }) => agents.map(({ title }) => title).join(', '));

    expect(namesAt(START + 40 * MINUTE)).toEqual(['planner']);
    expect(namesAt(START + HOUR)).toEqual(['planner']);
    expect(namesAt(START + 90 * MINUTE)).toEqual(['planner, tester']);
  });

  it('tell their owner when they join, and open again what somebody resolved', () => {
    const at = (after: number, readiness: ReadinessEvidence[]) => ({
      conditions: find({ readiness }, { now: START + after }),
    });
    const late = below('tester', { since: START + MINUTE });
    const later = below('analyst', { since: START + 5 * MINUTE });
    const world = AlertWorld.create({ policies: [] });
    world.step(0, at(0, [below('planner')]));
    world.messages.length = 0;

    const joined = world.step(MINUTE, at(MINUTE, [below('planner'), late]));
    expect(joined.at(0)?.to).toEqual(['group:default/tester-team']);

    world.operate(2 * MINUTE, 'resolve', 'We know.');
    world.step(3 * MINUTE, at(3 * MINUTE, [below('planner'), late]));
    expect(world.alert().state).toBe('resolved');
    world.step(5 * MINUTE, at(5 * MINUTE, [below('planner'), late, later]));

    expect(world.alerts).toHaveLength(1);
    expect(world.alert().state).toBe('open');
  });
});
