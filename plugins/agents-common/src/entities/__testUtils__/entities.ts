import type { Entity } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import { AGENT_PORTAL_API_VERSION } from '../constants';

/** An agent with the given `spec.agent`. */
export function agentEntity(agent: JsonValue, spec: JsonObject = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'quality-guardian', title: 'QualityGuardian' },
    spec: {
      type: 'ai-agent',
      lifecycle: 'production',
      owner: 'core-agents',
      ...spec,
      agent,
    },
  };
}

/** An environment with the given `spec.environment`. */
export function environmentEntity(environment: JsonValue): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'production' },
    spec: { type: 'environment', owner: 'platform', environment },
  };
}

/** A KPI; `overrides` are laid over a valid one. */
export function kpi(overrides: JsonObject = {}): JsonObject {
  return {
    id: 'error-rate',
    title: 'Error rate',
    category: 'technical',
    unit: 'ratio',
    direction: 'lower',
    target: 0.001,
    window: '1h',
    minimumSamples: 200,
    source: {
      type: 'scrape',
      measure: 'ratio',
      numerator: { metric: 'errors', labels: { kind: { not: '' } } },
      denominator: { metric: 'requests' },
    },
    ...overrides,
  };
}

/** A KPI set with the given KPIs. */
export function kpiSetEntity(kpis: JsonValue, spec: JsonObject = {}): Entity {
  return {
    apiVersion: AGENT_PORTAL_API_VERSION,
    kind: 'KpiSet',
    metadata: { name: 'agent-production' },
    spec: { owner: 'platform', ...spec, kpis },
  };
}

/** A wave; `overrides` are laid over a valid one. */
export function wave(overrides: JsonObject = {}): JsonObject {
  return {
    id: '2.1',
    title: 'Core agents',
    agents: { names: ['quality-guardian'] },
    ...overrides,
  };
}

/** A rollout plan with the given spec laid over a valid one. */
export function planEntity(spec: JsonObject = {}): Entity {
  return {
    apiVersion: AGENT_PORTAL_API_VERSION,
    kind: 'RolloutPlan',
    metadata: { name: 'spring' },
    spec: { owner: 'platform', waves: [wave()], ...spec },
  };
}

/** A check; `overrides` are laid over a valid one. */
export function check(overrides: JsonObject = {}): JsonObject {
  return {
    id: 'coverage',
    title: 'Tests cover more than 80 %',
    level: 'bronze',
    condition: {
      fact: 'kpi.test-coverage',
      operator: 'greaterThan',
      value: 0.8,
    },
    ...overrides,
  };
}

/** A scorecard with the given spec laid over a valid one. */
export function scorecardEntity(spec: JsonObject = {}): Entity {
  return {
    apiVersion: AGENT_PORTAL_API_VERSION,
    kind: 'Scorecard',
    metadata: { name: 'pre-launch', title: 'Pre-launch' },
    spec: {
      owner: 'platform',
      version: '1.0.0',
      levels: [
        { id: 'bronze', title: 'Bronze' },
        { id: 'silver', title: 'Silver' },
      ],
      checks: [check()],
      ...spec,
    },
  };
}

/** A rule of an alert policy; `overrides` are laid over a valid one. */
export function alertRule(overrides: JsonObject = {}): JsonObject {
  return {
    id: 'failing',
    on: { type: 'health', status: ['fail'] },
    severity: 'P1',
    ...overrides,
  };
}

/** An alert policy with the given spec laid over a valid one. */
export function alertPolicyEntity(spec: JsonObject = {}): Entity {
  return {
    apiVersion: AGENT_PORTAL_API_VERSION,
    kind: 'AlertPolicy',
    metadata: { name: 'production' },
    spec: { owner: 'platform', default: true, rules: [alertRule()], ...spec },
  };
}
