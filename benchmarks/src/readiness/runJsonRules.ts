import type { Scorecard } from '@agent-portal/plugin-agents-common';
import {
  Engine,
  type EngineResult,
  type TopLevelCondition,
} from 'json-rules-engine';
import type { ReadinessAgent } from './readinessFleet';

/** What Tech Insights gives every rule. */
const NO_EVENT = { type: 'noop' };

/**
 * Evaluates agents as the fact checker of Tech Insights does: an engine for each entity, to which
 * every check is added as a rule, and every result turned into JSON and read again for its answer.
 *
 * @returns For each agent, whether each check passes.
 */
export async function runAsTechInsights(
  scorecard: Scorecard,
  agents: ReadinessAgent[],
): Promise<boolean[][]> {
  const rows: boolean[][] = [];
  for (const { plain } of agents) {
    const engine = engineWith(scorecard);
    const result = await engine.run(plain);
    for (const rule of [...result.results, ...result.failureResults]) {
      JSON.parse(String(rule.toJSON()));
    }
    rows.push(passes(scorecard, result));
  }
  return rows;
}

/** Evaluates agents on an engine that has all rules already. */
export async function runOnOneEngine(
  scorecard: Scorecard,
  agents: ReadinessAgent[],
): Promise<boolean[][]> {
  const engine = engineWith(scorecard);
  const rows: boolean[][] = [];
  for (const { plain } of agents) {
    rows.push(passes(scorecard, await engine.run(plain)));
  }
  return rows;
}

function engineWith(scorecard: Scorecard): Engine {
  const engine = new Engine();
  for (const { id, condition } of scorecard.checks) {
    const isGroup = !('operator' in condition);
    engine.addRule({
      name: id,
      conditions: (isGroup
        ? condition
        : { all: [condition] }) as TopLevelCondition,
      event: NO_EVENT,
    });
  }
  return engine;
}

function passes(scorecard: Scorecard, { results }: EngineResult): boolean[] {
  const passed = new Set(results.map(({ name }) => name));
  return scorecard.checks.map(({ id }) => passed.has(id));
}
