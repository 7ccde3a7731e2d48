import { formatDuration } from '../kpis/formatDuration';
import { describeBake, describeRef } from './describe';
import type { Evidence } from './evidence';
import type { FoundHold } from './holds';
import type {
  BakeProgress,
  MetricsObservation,
  PolicyStep,
  Rollout,
} from './model';
import { presentSegment } from './segments';
import type { Turn } from './turn';
import { change, enter, goToStep, write } from './turn';

/** For less than this an alert may hold a bake, however short it was to be. */
const SHORTEST_STUCK_MS = 60 * 60_000;

/** Lets a bake begin. */
export function startBake(
  turn: Turn,
  step: Extract<PolicyStep, { type: 'bake' }>,
): void {
  const { judgement } = turn.rollout.policy;
  const bake: BakeProgress = {
    startedAt: turn.now,
    validMs: 0,
    requiredMs: step.durationMs,
    samples: 0,
    requiredSamples: step.minimumSamples ?? judgement.minimumSamples,
    samplesBefore: presentSegment(turn.rollout)?.candidate.requests ?? 0,
    countedTo: turn.now,
  };
  const text = `Bakes for ${formatDuration(
    bake.requiredMs,
  )} of valid time, with at least ${bake.requiredSamples} samples.`;
  change(turn, { bake });
  enter(turn, 'baking', text);
  write(turn, 'bake-started', text);
}

/** The requests of the candidate since a bake began. */
export function countSamples(
  bake: BakeProgress,
  metrics: MetricsObservation,
): BakeProgress {
  if (metrics.status !== 'ok') return bake;
  const { requests } = metrics.segment.candidate;
  return { ...bake, samples: Math.max(0, requests - bake.samplesBefore) };
}

/**
 * Counts the time of a bake on. Time counts only as far as it is measured, and never more at once
 * than a measurement may be old: a gap is no evidence. Of time in which something held the rollout,
 * nothing counts.
 *
 * @param options - `held` says whether something holds the rollout, or did until now; `longestMs` is
 * how old a measurement may be.
 */
export function accrueBake(
  bake: BakeProgress,
  options: {
    metrics: MetricsObservation;
    held: boolean;
    longestMs: number;
    now: number;
  },
): BakeProgress {
  const { metrics, held, longestMs, now } = options;
  if (metrics.status !== 'ok') return bake;
  const countedTo = Math.max(bake.countedTo, Math.min(now, metrics.at));
  const span = Math.min(countedTo - bake.countedTo, longestMs);
  return { ...bake, validMs: bake.validMs + (held ? 0 : span), countedTo };
}

/**
 * Counts for how long an alert has held a bake without a break. As with its valid time, a gap in
 * which nobody looked is no evidence.
 *
 * @param options - `longestMs` is how much counts at once.
 */
export function countHeld(
  { heldByAlert: before, ...bake }: BakeProgress,
  options: { isHeld: boolean; longestMs: number; now: number },
): BakeProgress {
  const { isHeld, longestMs, now } = options;
  if (!isHeld) return bake;
  const span = before ? Math.min(now - before.countedTo, longestMs) : 0;
  return {
    ...bake,
    heldByAlert: { ms: (before?.ms ?? 0) + Math.max(0, span), countedTo: now },
  };
}

/** Whether the time to bake is over, however many samples there are. */
function isTimeOver(bake: BakeProgress): boolean {
  return bake.validMs >= bake.requiredMs;
}

/** Whether time, samples and verdict are all there. */
export function isBaked(rollout: Rollout, evidence: Evidence): boolean {
  const { bake } = rollout;
  return (
    bake !== undefined &&
    isTimeOver(bake) &&
    bake.samples >= bake.requiredSamples &&
    evidence.metrics.status === 'ok' &&
    evidence.verdict?.outcome === 'pass'
  );
}

/** Why a bake whose time is over, or that an alert keeps from counting any, cannot end: too little to tell. */
export function findInsufficiency(
  rollout: Rollout,
  evidence: Evidence,
): FoundHold | undefined {
  const { bake, state } = rollout;
  if (state !== 'baking' || !bake) return undefined;
  if (!isTimeOver(bake)) return findStuck(bake, evidence);
  if (bake.samples < bake.requiredSamples) {
    return {
      code: 'insufficient',
      text: `The time to bake is over, but there are too few samples: ${describeBake(
        bake,
      )}.`,
    };
  }
  return evidence.verdict?.outcome === 'insufficient'
    ? { code: 'insufficient', text: evidence.verdict.text }
    : undefined;
}

/** A bake that an alert holds for longer than it was to take gains no time, and would stay for ever. */
function findStuck(
  bake: BakeProgress,
  { verdict }: Evidence,
): FoundHold | undefined {
  const heldMs = bake.heldByAlert?.ms ?? 0;
  const isTold =
    verdict?.outcome === 'pass' && bake.samples >= bake.requiredSamples;
  if (isTold || heldMs <= Math.max(bake.requiredMs, SHORTEST_STUCK_MS)) {
    return undefined;
  }
  return {
    code: 'insufficient',
    text: `An alert has held it for longer than the bake was to take, and there is no verdict: ${describeBake(
      bake,
    )}.`,
  };
}

/** Ends a bake and goes on with the next step. */
export function endBake(
  turn: Turn,
  { by, reason }: { by?: string; reason?: string } = {},
): void {
  const { bake, verdict, step } = turn.rollout;
  const far = bake ? describeBake(bake) : 'nothing counted';
  const text = by
    ? `${describeRef(by)} ends the bake before its time: ${far}.`
    : `The bake is over: ${far}.`;
  write(turn, by ? 'promoted' : 'bake-ended', text, {
    by,
    reason,
    evidence: { bake, verdict },
  });
  goToStep(turn, step + 1);
  enter(turn, 'progressing', text);
}
