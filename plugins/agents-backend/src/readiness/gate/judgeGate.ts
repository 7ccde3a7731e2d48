import type {
  GateDemand,
  GateEvidence,
  GateVerdict,
} from '@agent-portal/plugin-agents-common';
import type {
  AgentDescriptor,
  EnvironmentDescriptor,
  PlanDescriptor,
} from '../../catalog/model';
import { releaseDigest } from '../attestations/releaseDigest';
import type { StoredExemption } from '../exemptions/ExemptionStore';
import type { AgentScorecard, ScorecardInForce } from '../model';
import { toTime } from '../workflow/toTime';
import { judgeLevel } from './judgeLevel';
import { lacksPlanGates, listLevelDemands } from './listLevelDemands';

/** Everything that a gate's answer follows from. */
export interface GateInput {
  agent: AgentDescriptor;
  environment: EnvironmentDescriptor;
  /** The version to promote; absent: the one that the catalog declares. */
  version?: string;
  /** Digest of the release to promote; absent: that of the declared one. */
  digest?: string;
  scorecards: ScorecardInForce[];
  /** How the agent stands on the scorecards about it. */
  standings: AgentScorecard[];
  plans: PlanDescriptor[];
  /** What opens the gate for the declared release, when somebody granted that. */
  breakGlass?: StoredExemption;
}

/** A gate's answer, with the evidence it went by. */
export interface GateJudgement {
  verdict: GateVerdict;
  reason: string;
  demands: GateDemand[];
  /** Whether it passes only by {@link GateInput.breakGlass}. */
  isForced: boolean;
  /** Each place that each check of each scorecard looked at, once. */
  evidence: GateEvidence[];
}

/**
 * Whether a release may go into an environment.
 *
 * It passes when everything that is demanded is known to be met. Nothing demanded is nothing that
 * could be met: production then stays shut, as a pass would read like evidence, while other
 * stages need no gate and say that nothing was asked.
 *
 * Break-glass stands in for what scorecards and plans demand, never for the release itself: it was
 * granted for the one that the catalog declares.
 */
export function judgeGate(input: GateInput): GateJudgement {
  const { breakGlass, environment } = input;
  const release = judgeRelease(input);
  const judged = listLevelDemands(input).map(wanted =>
    judgeLevel(wanted, input),
  );
  const others = judged.map(({ demand }) => demand);
  const isProduction = environment.stage === 'production';
  if (isProduction && lacksPlanGates(input)) {
    others.push(
      undecided('plan', 'The gates of its rollout plan are not read yet'),
    );
  }
  const isAsked = others.length > 0;
  if (!isAsked && isProduction) {
    others.push(
      undecided(
        'release',
        `No scorecard about it and no rollout plan demands anything for ${environment.title}, so nothing shows that it is ready; give a scorecard a gate to ${environment.ref}`,
      ),
    );
  }
  const demands = [release, ...others];
  const unmet = demands.filter(({ status }) => status !== 'met');
  const isForced =
    unmet.length > 0 && release.status === 'met' && breakGlass !== undefined;
  const verdict = unmet.length === 0 || isForced ? 'pass' : 'fail';
  const evidence = judged.flatMap(one => one.evidence);
  return {
    verdict,
    demands,
    isForced,
    evidence: [...new Map(evidence.map(one => [keyOf(one), one])).values()],
    reason: isForced
      ? `Opened by break-glass until ${toTime(breakGlass.expiresAt)}: ${
          breakGlass.requestedBy
        } asked for it and ${breakGlass.decidedBy} approved it, though ${lower(
          unmet,
        )}`
      : describe({ unmet, isAsked, environment }),
  };
}

function keyOf({ scorecard, check, fact, path }: GateEvidence): string {
  return JSON.stringify([scorecard, check, fact, path]);
}

function judgeRelease({ agent, version, digest }: GateInput): GateDemand {
  const head = { source: 'release' as const, title: 'Declared release' };
  const declared = agent.release?.version;
  if (declared === undefined) {
    return {
      ...head,
      status: 'unknown',
      reason: `The catalog declares no release of ${agent.ref}; add spec.agent.release`,
    };
  }
  const known = releaseDigest(agent.release);
  if (digest !== undefined && digest !== known) {
    return {
      ...head,
      status: 'not-met',
      reason: `The release ${digest} was asked about, but the catalog declares version ${declared} with ${known}; what is known is about that one`,
    };
  }
  return version === undefined || version === declared
    ? {
        ...head,
        status: 'met',
        reason: `The catalog declares version ${declared}`,
      }
    : {
        ...head,
        status: 'not-met',
        reason: `Version ${version} was asked about, but the catalog declares version ${declared}; what is known is about that one`,
      };
}

function undecided(source: GateDemand['source'], reason: string): GateDemand {
  const title = source === 'plan' ? 'Rollout plan' : 'Demands';
  return { source, title, status: 'unknown', reason };
}

function describe(options: {
  unmet: GateDemand[];
  isAsked: boolean;
  environment: EnvironmentDescriptor;
}): string {
  const { unmet, isAsked, environment } = options;
  if (unmet.length > 0) return unmet.map(({ reason }) => reason).join('. ');
  return isAsked
    ? `Everything that is demanded for ${environment.title} is met`
    : `No scorecard about it demands anything for ${environment.title}; only the release was looked at`;
}

function lower(demands: GateDemand[]): string {
  return demands
    .map(({ reason }) => reason.charAt(0).toLowerCase() + reason.slice(1))
    .join('; ');
}
