import {
  type CompiledScorecard,
  outcomeOfLetter,
  type ScorecardEvaluation,
} from '@agent-portal/plugin-agents-common';

/** Checks named in one sentence. */
const NAMED = 3;

/** The title of a level; empty below the first. */
export function levelTitle(compiled: CompiledScorecard, rank: number): string {
  return compiled.levels.find(level => level.rank === rank)?.title ?? '';
}

/**
 * Says that an agent rises or falls on a scorecard, and of one that falls which checks stand in
 * the way of the level that it had.
 *
 * @param isOtherVersion - whether the scorecard changed too
 */
export function describeTransition(options: {
  compiled: CompiledScorecard;
  from: number;
  evaluation: ScorecardEvaluation;
  isOtherVersion: boolean;
}): string {
  const { compiled, from, evaluation, isOtherVersion } = options;
  const { title, version } = compiled.scorecard;
  const to = levelTitle(compiled, evaluation.rank) || 'no level';
  const rises = evaluation.rank > from;
  const way = `${rises ? 'Rises' : 'Falls'} to ${to} on ${title}`;
  const cause = isOtherVersion
    ? `, of which version ${version} came into force`
    : '';
  if (rises) return `${way}${cause}.`;

  const missed = compiled.scorecard.checks.flatMap((check, index) => {
    if (check.rank > from) return [];
    const outcome = outcomeOfLetter(evaluation.outcomes[index]);
    if (outcome === 'fail') return [`${check.title} fails`];
    return outcome === 'unknown' ? [`${check.title} is not known`] : [];
  });
  const named = missed.slice(0, NAMED).join(', ');
  const more =
    missed.length > NAMED ? ` and ${missed.length - NAMED} more` : '';
  return named ? `${way}${cause}: ${named}${more}.` : `${way}${cause}.`;
}
