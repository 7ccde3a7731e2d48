import {
  readRolloutPlan,
  type RolloutPlan,
} from '@agent-portal/plugin-agents-common';
import { createDescriptor } from '../../__testUtils__/factories';
import type {
  EnvironmentDescriptor,
  PlanDescriptor,
} from '../../catalog/model';
import { createPlanFinder } from './findAgentPlan';

const PRODUCTION = 'resource:default/production';
const STAGING = 'resource:default/staging';
const environments = new Map<string, EnvironmentDescriptor>([
  [STAGING, { ref: STAGING, title: 'Staging', stage: 'staging', order: 1 }],
  [
    PRODUCTION,
    { ref: PRODUCTION, title: 'Production', stage: 'production', order: 2 },
  ],
]);

function plan(name: string, spec: object = {}): PlanDescriptor {
  const { plan: read } = readRolloutPlan({
    apiVersion: 'agentportal.dev/v1alpha1',
    kind: 'RolloutPlan',
    metadata: { name },
    spec: {
      owner: 'group:default/release-managers',
      waves: [{ id: 'one', title: 'One', agents: { family: 'core' } }],
      ...spec,
    },
  });
  const whole = read as RolloutPlan;
  return {
    ref: whole.entityRef,
    title: whole.title,
    system: whole.system,
    waves: whole.waves,
    plan: whole,
  };
}

const AGENT = createDescriptor({ family: 'core' });

function find(plans: PlanDescriptor[], environment: string) {
  const found = createPlanFinder({ plans, environments })(AGENT, environment);
  return found && `${found.plan.name}#${found.wave.id}`;
}

describe('createPlanFinder', () => {
  it('takes a plan that names no environment for one of production', () => {
    expect(find([plan('a')], PRODUCTION)).toBe('a#one');
    expect(find([plan('a')], STAGING)).toBeUndefined();
  });

  it('takes the plan for the environment, not the first with the agent', () => {
    const plans = [plan('a'), plan('b', { environment: STAGING })];
    expect(find(plans, STAGING)).toBe('b#one');
  });

  it('leaves out plans of another system, without the agent, or not read in whole', () => {
    const waves = [{ id: 'one', title: 'One', agents: { family: 'other' } }];
    const plans = [
      plan('a', { system: 'other' }),
      plan('b', { waves }),
      { ...plan('c'), plan: undefined },
    ];
    expect(find(plans, PRODUCTION)).toBeUndefined();
  });
});
