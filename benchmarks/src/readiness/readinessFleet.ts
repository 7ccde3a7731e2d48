import type {
  FactSet,
  KnownFact,
  Scorecard,
  ScorecardCondition,
} from '@agent-portal/plugin-agents-common';
import type { JsonValue } from '@backstage/types';

/** As many as the plans that the shipped scorecards come from ask for. */
export const CHECKS = 342;

/** The time at which the fleet is evaluated. */
export const READINESS_NOW = Date.UTC(2026, 0, 15);

const AGE_MS = 3_600_000;
const DAY_MS = 86_400_000;
const LEVELS = ['bronze', 'silver', 'gold'];
const STATES = ['pass', 'warn', 'fail'];
const TAGS = ['ai', 'core', 'beta', 'legacy'];

/** An agent with its facts, as the portal and as json-rules-engine take them. */
export interface ReadinessAgent {
  facts: FactSet;
  plain: Record<string, JsonValue>;
}

/** A scorecard that asks for a fact of its own by each check. */
export function readinessScorecard(): Scorecard {
  const levels = LEVELS.map((id, index) => ({
    id,
    title: id,
    rank: index + 1,
  }));
  return {
    entityRef: 'scorecard:default/benchmark',
    title: 'Benchmark',
    owner: 'group:default/platform',
    version: '1.0.0',
    graceMs: 0,
    default: true,
    levels,
    facts: [],
    gates: [],
    campaigns: [],
    checks: Array.from({ length: CHECKS }, (_, index) => {
      const { id, rank } = levels[index % levels.length];
      return {
        id: `check-${index}`,
        title: `Check ${index}`,
        level: id,
        rank,
        weight: 1 + (index % 3),
        freshnessMs: 30 * DAY_MS,
        condition: conditionOf(index),
      };
    }),
  };
}

/** Agents whose facts follow from their number: the entity and so many more. */
export function readinessFleet(count: number, size = CHECKS): ReadinessAgent[] {
  return Array.from({ length: count }, (_, agent) => {
    const plain: Record<string, JsonValue> = { entity: entityOf(agent) };
    for (let index = 0; index < size; index++) {
      plain[`fact.${index}`] = valueOf(index, agent);
    }
    const facts = new Map<string, KnownFact>();
    for (const [id, value] of Object.entries(plain)) {
      facts.set(id, {
        value,
        at: READINESS_NOW - AGE_MS,
        provenance: 'observed',
        source: { title: 'benchmark' },
      });
    }
    return { facts, plain };
  });
}

function conditionOf(index: number): ScorecardCondition {
  const own = comparisonOf(index);
  const next = comparisonOf((index + 1) % CHECKS);
  const after = comparisonOf((index + 2) % CHECKS);
  switch (index % 8) {
    case 5:
      return { all: [own, next, after] };
    case 6:
      return { any: [own, next] };
    case 7:
      return { not: own };
    default:
      return own;
  }
}

function comparisonOf(index: number): ScorecardCondition {
  const fact = `fact.${index}`;
  switch (index % 5) {
    case 0:
      return { fact, operator: 'greaterThan', value: 0.3 };
    case 1:
      return { fact, operator: 'equal', value: true };
    case 2:
      return { fact, operator: 'in', value: ['pass', 'warn'] };
    case 3:
      return { fact, operator: 'contains', value: 'ai' };
    default:
      return {
        fact: 'entity',
        path: `$.metadata.annotations['example.com/key-${index % 7}']`,
        operator: 'notEqual',
        value: 'none',
      };
  }
}

function valueOf(index: number, agent: number): JsonValue {
  const mixed = (agent * 7_919 + index * 104_729) % 1_000;
  switch (index % 5) {
    case 0:
      return mixed / 1_000;
    case 1:
      return mixed > 100;
    case 2:
      return STATES[mixed % STATES.length];
    default:
      return TAGS.slice(mixed % TAGS.length);
  }
}

function entityOf(agent: number): JsonValue {
  return {
    kind: 'Component',
    metadata: {
      name: `agent-${agent}`,
      annotations: Object.fromEntries(
        Array.from({ length: 7 }, (_, key) => [
          `example.com/key-${key}`,
          (agent + key) % 5 === 0 ? 'none' : 'some',
        ]),
      ),
    },
    spec: { type: 'service', owner: 'group:default/platform' },
  };
}
