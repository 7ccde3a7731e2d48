import type { LevelCount } from '../api';
import type { CompiledScorecard } from './CompiledScorecard';
import type { FactSet } from './Fact';
import type {
  EvaluationContext,
  ScorecardEvaluation,
} from './ScorecardEvaluation';

/**
 * An agent whose level a draft changes.
 *
 * @public
 */
export interface LevelChange {
  ref: string;
  /** Rank by the present scorecard. */
  from: number;
  /** Rank by the draft. */
  to: number;
  /** Titles of the checks of the draft that stand in the way of the level it had. */
  checks: string[];
}

/**
 * What a draft of a scorecard changes.
 *
 * @public
 */
export interface LevelDifference {
  /** How many agents the draft is about. */
  agents: number;
  /** How many of the agents that the present scorecard is about have each level. */
  before: LevelCount[];
  /** How many agents have each level by the draft. */
  after: LevelCount[];
  losing: LevelChange[];
  gaining: LevelChange[];
}

/**
 * Applies a draft and the present scorecard to the same facts and compares the levels.
 *
 * Levels that both have are told by their ids, so that a draft that puts a new level below another
 * takes nothing from those who had the other. Agents that only one of both is about neither lose
 * nor gain.
 *
 * @param options - `present` is absent for a scorecard that is not there yet; nobody gains by that.
 * `contextOf` gives the exemptions of an agent and the time.
 * @public
 */
export function diffLevels(options: {
  present?: CompiledScorecard;
  draft: CompiledScorecard;
  agents: Iterable<readonly [ref: string, facts: FactSet]>;
  contextOf: (ref: string) => EvaluationContext;
}): LevelDifference {
  const { present, draft, contextOf } = options;
  const before = present && countOf(present);
  const after = countOf(draft);
  const result: LevelDifference = {
    agents: 0,
    before: [],
    after: [],
    losing: [],
    gaining: [],
  };
  for (const [ref, facts] of options.agents) {
    const context = contextOf(ref);
    const from = standing(present, facts, context);
    const to = standing(draft, facts, context);
    if (from) before?.add(from.rank);
    if (!to) continue;
    result.agents++;
    after.add(to.rank);
    if (!from || !present) continue;
    const held = rankInDraft(from.rank, present, draft);
    if (to.rank === held) continue;
    (to.rank < held ? result.losing : result.gaining).push({
      ref,
      from: from.rank,
      to: to.rank,
      checks: obstacles(draft, to, held),
    });
  }
  return { ...result, before: before?.list() ?? [], after: after.list() };
}

function standing(
  compiled: CompiledScorecard | undefined,
  facts: FactSet,
  context: EvaluationContext,
): ScorecardEvaluation | undefined {
  return compiled && compiled.appliesTo(facts, context.now) !== false
    ? compiled.evaluate(facts, context)
    : undefined;
}

/** The rank in the draft of the level that an agent has at present. */
function rankInDraft(
  rank: number,
  present: CompiledScorecard,
  draft: CompiledScorecard,
): number {
  const level = present.levels.find(candidate => candidate.rank === rank);
  const same = draft.levels.find(candidate => candidate.id === level?.id);
  return same?.rank ?? Math.min(rank, draft.levels.length);
}

function obstacles(
  draft: CompiledScorecard,
  { outcomes }: ScorecardEvaluation,
  held: number,
): string[] {
  return draft.scorecard.checks
    .filter(({ rank }, index) => rank <= held && 'uf'.includes(outcomes[index]))
    .map(({ title }) => title);
}

/** Counts agents by level, from none to the highest. */
function countOf(compiled: CompiledScorecard) {
  const counts = [0, ...compiled.levels.map(() => 0)];
  return {
    add: (rank: number) => {
      counts[rank]++;
    },
    list: (): LevelCount[] => counts.map((count, rank) => ({ rank, count })),
  };
}
