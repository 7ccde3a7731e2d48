import type {
  CheckResult,
  GateDemand,
  GateEvidence,
} from '@agent-portal/plugin-agents-common';
import type { AgentScorecard, ScorecardInForce } from '../model';
import { earliestGraceEnd } from '../earliestGraceEnd';

/** Checks that a reason names; the demand holds all of them. */
const NAMED_CHECKS = 5;

/** A level of a scorecard that something demands. */
export interface LevelDemand {
  source: 'scorecard' | 'plan';
  title: string;
  scorecardRef: string;
  level: string;
}

/** A demand, and every fact that the checks up to its level looked at. */
export interface JudgedDemand {
  demand: GateDemand;
  evidence: GateEvidence[];
}

/**
 * Whether an agent has a level that is demanded. What is not known is not met: a scorecard that is
 * not in force or not about the agent, and a level that the scorecard does not have, are unknown.
 */
export function judgeLevel(
  wanted: LevelDemand,
  context: {
    scorecards: ScorecardInForce[];
    /** How the agent stands on the scorecards about it. */
    standings: AgentScorecard[];
  },
): JudgedDemand {
  const { scorecardRef, source, title } = wanted;
  const head = { source, title, scorecard: scorecardRef };
  const unknown = (reason: string, more: Partial<GateDemand> = {}) => ({
    demand: { ...head, ...more, status: 'unknown' as const, reason },
    evidence: [],
  });
  const inForce = context.scorecards.find(
    one => one.scorecard.entityRef === scorecardRef,
  );
  if (!inForce)
    return unknown(`There is no scorecard ${scorecardRef} in force`);
  const { scorecard } = inForce;
  const level = scorecard.levels.find(({ id }) => id === wanted.level);
  if (!level) {
    return unknown(`${scorecard.title} has no level "${wanted.level}"`, {
      version: scorecard.version,
    });
  }
  const versioned = { version: scorecard.version, requiredLevel: level.title };
  const standing = context.standings.find(
    one => one.inForce.scorecard.entityRef === scorecardRef,
  );
  if (!standing) {
    return unknown(
      `${scorecard.title} is not about it, so nobody knows whether it would have the level ${level.title}`,
      versioned,
    );
  }
  return judgeStanding(standing, { head: { ...head, ...versioned }, level });
}

function judgeStanding(
  standing: AgentScorecard,
  options: {
    head: Omit<GateDemand, 'status' | 'reason'>;
    level: { title: string; rank: number };
  },
): JudgedDemand {
  const { head, level } = options;
  const { scorecard } = standing.inForce;
  const { rank, graced } = standing.evaluation;
  const upTo = standing.checks.filter(
    (_, index) => scorecard.checks[index].rank <= level.rank,
  );
  const evidence = upTo.flatMap(check =>
    check.evidence.map(fact => ({
      ...fact,
      scorecard: scorecard.entityRef,
      version: scorecard.version,
      check: check.id,
    })),
  );
  const held = scorecard.levels.find(one => one.rank === rank)?.title;
  const has = held
    ? `It has the level ${held} of ${scorecard.title}`
    : `It has no level of ${scorecard.title}`;
  if (rank >= level.rank) {
    const exempt = upTo.filter(({ outcome }) => outcome === 'exempt').length;
    const notes = [
      exempt > 0 && `${exempt} checks are exempt`,
      graced &&
        `by the grace period until ${
          earliestGraceEnd(upTo) ?? 'it is judged anew'
        }`,
    ].filter(Boolean);
    const note = notes.length > 0 ? ` (${notes.join(', ')})` : '';
    if (!upTo.some(({ outcome }) => outcome === 'pass')) {
      return {
        demand: {
          ...head,
          level: held,
          status: 'unknown',
          reason: `${has}${note}, but no check up to ${level.title} is known to pass, so nothing shows that it is ready`,
        },
        evidence,
      };
    }
    return {
      demand: { ...head, level: held, status: 'met', reason: `${has}${note}` },
      evidence,
    };
  }
  const checks = upTo.filter(isObstacle);
  const isKnown = checks.some(({ outcome }) => outcome === 'fail');
  return {
    demand: {
      ...head,
      level: held,
      status: isKnown ? 'not-met' : 'unknown',
      reason: `${has}, and ${level.title} is demanded; ${nameChecks(checks)}`,
      checks,
    },
    evidence,
  };
}

function isObstacle({ outcome, graced }: CheckResult): boolean {
  return (outcome === 'fail' || outcome === 'unknown') && !graced;
}

function nameChecks(checks: CheckResult[]): string {
  const names = checks
    .slice(0, NAMED_CHECKS)
    .map(({ title, outcome }) =>
      outcome === 'unknown' ? `${title} (unknown)` : title,
    );
  const more = checks.length - names.length;
  return `in the way: ${names.join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}
