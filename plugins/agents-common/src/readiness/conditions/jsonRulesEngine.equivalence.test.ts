import type { JsonValue } from '@backstage/types';
import { Engine } from 'json-rules-engine';
import type { ScorecardCondition } from '../../entities';
import { factsOf, NOW } from '../__testUtils__/scorecards';
import { RandomRules } from '../__testUtils__/randomRules';
import { FactSlots } from '../FactSlots';
import { compileCondition } from './compileCondition';
import { FALSE, TRUE, UNKNOWN } from './truth';
import type { Truth } from './truth';

const RULES = 100_000;
const RULES_PER_FACTS = 20;

function byPortal(
  condition: ScorecardCondition,
  facts: Record<string, JsonValue>,
): Truth {
  const slots = FactSlots.create();
  const { test } = compileCondition(condition, slots, {});
  const values: unknown[] = [];
  slots.fill(values, factsOf(facts), NOW);
  return test(values);
}

/** `undefined` when json-rules-engine fails with an error. */
async function byPeer(
  condition: ScorecardCondition,
  facts: Record<string, JsonValue>,
): Promise<boolean | undefined> {
  const engine = new Engine();
  engine.addRule({
    // What it is given must be a group; one of a single condition is that condition.
    conditions: { all: [condition] } as never,
    event: { type: 'passed' },
  });
  try {
    const { events } = await engine.run(facts);
    return events.length > 0;
  } catch {
    return undefined;
  }
}

describe('json-rules-engine', () => {
  it(`comes to the same by ${RULES} random rules`, async () => {
    const random = RandomRules.create(4);
    const seen = { passed: 0, failed: 0, errors: 0 };
    while (seen.passed + seen.failed < RULES) {
      const facts = random.facts();
      for (let index = 0; index < RULES_PER_FACTS; index++) {
        const condition = random.condition(facts, 3);
        const peer = await byPeer(condition, facts);
        const ours = byPortal(condition, facts);
        if (peer === undefined) {
          seen.errors++;
          // A group, or a comparison of lists, may be decided by its other parts.
          const single =
            'operator' in condition && !/some|every/.test(condition.operator);
          if (single && ours !== UNKNOWN) {
            fail(condition, facts, { peer, ours });
          }
        } else {
          seen[peer ? 'passed' : 'failed']++;
          if (ours !== (peer ? TRUE : FALSE)) {
            fail(condition, facts, { peer, ours });
          }
        }
      }
    }
    // Of a generator that makes nothing but rules that fail, nobody would learn anything.
    expect(seen.passed).toBeGreaterThan(RULES / 4);
    expect(seen.failed).toBeGreaterThan(RULES / 4);
    expect(seen.errors).toBeLessThan(RULES / 2);
  }, 120_000);

  it('lets any of nothing hold, where a check that offers no way to pass must not pass', async () => {
    expect(await byPeer({ any: [] }, {})).toBe(true);
    expect(byPortal({ any: [] }, {})).toBe(FALSE);
  });

  it('takes what a path does not reach as a value, where the portal does not know it', async () => {
    const condition = {
      fact: 'f',
      path: '$.a',
      operator: 'notEqual',
      value: 1,
    };
    expect(await byPeer(condition, { f: {} })).toBe(true);
    expect(byPortal(condition, { f: {} })).toBe(UNKNOWN);
    expect(await byPeer(condition, { f: 5 })).toBe(true);
    expect(byPortal(condition, { f: 5 })).toBe(UNKNOWN);
  });
});

function fail(condition: unknown, facts: unknown, results: unknown): never {
  throw new Error(JSON.stringify({ condition, facts, results }, undefined, 2));
}
