import type { Scorecard } from '../entities';
import type { CompiledScorecard } from './CompiledScorecard';
import { compileCondition } from './conditions/compileCondition';
import { FALSE, TRUE } from './conditions/truth';
import { evaluateChecks } from './evaluateChecks';
import type { CompiledBridge, CompiledCheck } from './evaluateChecks';
import { explainCheck } from './explainCheck';
import { FactSlots } from './FactSlots';
import type { GracedCheck } from './GracedCheck';
import { toColumn } from './toColumn';

/**
 * Prepares a scorecard for being applied to many agents: conditions become functions, patterns and
 * paths are read once, and what several checks look at is found once for all of them.
 *
 * The freshness and the provenance that a check demands hold for the facts of its condition, not
 * for those that say whether it applies.
 *
 * @param graced - Checks that are new or stricter, for agents that had a level before.
 * @throws InputError when a condition has an operator, a path or a pattern that is none; a
 * scorecard that was read from an entity without issues has none of these.
 * @public
 */
export function compileScorecard(
  scorecard: Scorecard,
  graced: readonly GracedCheck[] = [],
): CompiledScorecard {
  const slots = FactSlots.create();
  const scope = FactSlots.create();
  const applies =
    scorecard.applies && compileCondition(scorecard.applies, scope, {});
  const checks = scorecard.checks.map((check, index): CompiledCheck => {
    const { freshnessMs, provenance } = check;
    return {
      index,
      check,
      applies: check.applies && compileCondition(check.applies.when, slots, {}),
      condition: compileCondition(check.condition, slots, {
        freshnessMs,
        provenance,
      }),
      bridges: graced
        .filter(({ id }) => id === check.id)
        .map(one => compileBridge(one, slots)),
    };
  });
  const lightestFirst = [...checks].sort(
    (a, b) => a.check.weight - b.check.weight,
  );
  const highest = Math.max(0, ...scorecard.levels.map(({ rank }) => rank));
  // Filled anew for each agent; one array for all saves making one each time.
  const values: unknown[] = [];
  return {
    scorecard,
    columns: scorecard.checks.map(check => toColumn(check, scorecard.facts)),
    levels: scorecard.levels
      .map(({ id, title, description, rank }) => ({
        id,
        title,
        ...(description !== undefined && { description }),
        rank,
      }))
      .sort((a, b) => a.rank - b.rank),
    factIds: [...new Set([...slots.factIds, ...scope.factIds])].sort(),
    appliesTo(facts, now) {
      if (!applies) return true;
      const scopeValues: unknown[] = [];
      scope.fill(scopeValues, facts, now);
      const truth = applies.test(scopeValues);
      if (truth === TRUE) return true;
      return truth === FALSE ? false : undefined;
    },
    evaluate(facts, context) {
      const factsDueAt = slots.fill(values, facts, context.now);
      return evaluateChecks(lightestFirst, values, {
        context,
        highest,
        factsDueAt,
      });
    },
    explain(facts, context, agent) {
      slots.fill(values, facts, context.now);
      return checks.map(check =>
        explainCheck(check, { scorecard, facts, values, context, agent }),
      );
    },
  };
}

function compileBridge(
  { until, previous }: GracedCheck,
  slots: FactSlots,
): CompiledBridge {
  if (!previous) return { until };
  const { applies, condition, rank, ...demands } = previous;
  return {
    until,
    previous: {
      rank,
      applies: applies && compileCondition(applies, slots, {}),
      condition: compileCondition(condition, slots, demands),
    },
  };
}
