import { AlertWorld } from '../__testUtils__/AlertWorld';
import {
  HOUR,
  MINUTE,
  START,
  createAgent,
  createKpi,
} from '../__testUtils__/alerts';
import { listUnknownConditions } from '../conditions/listUnknownConditions';
import type { KpiEvidence } from '../evidence';
import { findAlertConditions } from '../findAlertConditions';

const agents = [createAgent('planner')];

function stepWith(world: AlertWorld, after: number, kpi: Partial<KpiEvidence>) {
  const evidence = { agents, kpis: [createKpi('planner', kpi)] };
  world.step(after, {
    conditions: findAlertConditions(evidence, [], START + after),
    unknownConditions: listUnknownConditions(evidence),
  });
}

const burn = (status: KpiEvidence['burns'][number]['status']) => [
  { id: 'fast' as const, status, since: START, text: 'It burns.' },
];

describe('an error budget of which it is not known any longer whether it burns', () => {
  it('keeps the alert that it raised', () => {
    const world = AlertWorld.create({ policies: [] });
    stepWith(world, 0, { status: 'met', burns: burn('burning') });
    stepWith(world, 2 * MINUTE, { status: 'met', burns: burn('burning') });
    expect(world.alert()).toMatchObject({
      state: 'open',
      condition: { rule: { id: 'budget-burns-fast' } },
    });

    stepWith(world, HOUR, { status: 'met', burns: burn('unknown') });
    expect(world.alert().clearedAt).toBeUndefined();
    stepWith(world, 2 * HOUR, { status: 'met', burns: burn('ok') });

    expect(world.alert().clearedAt).toBe(START + 2 * HOUR);
  });

  it('does not keep an alert that was raised by the verdict', () => {
    const world = AlertWorld.create({ policies: [] });
    stepWith(world, 0, { status: 'not-met', burns: burn('unknown') });
    stepWith(world, 10 * MINUTE, { status: 'not-met', burns: burn('unknown') });
    expect(world.alert().state).toBe('open');

    stepWith(world, HOUR, { status: 'met', burns: burn('unknown') });

    expect(world.alert().clearedAt).toBe(START + HOUR);
  });
});
