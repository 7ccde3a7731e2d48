import type { RolloutVerdict } from '../api/types';
import type { VerdictReaction } from '../entities';
import type { FoundHold } from './holds';
import type { MetricsObservation, Rollout, RolloutObservations } from './model';
import { sameValue } from './sameValue';
import { presentSegment } from './segments';
import type { Tick } from './turn';
import { change, write } from './turn';

/** What the measurements of a rollout came to in this turn. */
export interface Evidence {
  metrics: MetricsObservation;
  /** None before the candidate gets traffic. */
  verdict?: RolloutVerdict;
  /** What to do about it; none when it may go on as far as the measurements tell. */
  reaction?: VerdictReaction;
  /** Why, in a sentence. */
  because?: string;
  /** The hold that a reaction `hold` makes. */
  hold?: FoundHold;
}

/** Judges the present segment, with what was measured of it by now. */
export function judgeEvidence(
  tick: Tick,
  metrics: MetricsObservation,
): Evidence {
  const { now, judge, rollout } = tick;
  if (!presentSegment(rollout)) return { metrics };
  const observations: RolloutObservations = { ...tick.observations, metrics };
  const verdict = judge({ rollout, observations, now });
  const early = isTooSoon(rollout, metrics, now);
  // Right after a change of traffic there is nothing yet, which is no news.
  if (early && metrics.status !== 'ok' && verdict.outcome !== 'fail') {
    return { metrics };
  }
  noteVerdict(tick, verdict);
  return { metrics, verdict, ...react(tick.rollout, metrics, verdict, now) };
}

/** Only a verdict of another outcome is news; its numbers change with every minute. */
function noteVerdict(tick: Tick, verdict: RolloutVerdict): void {
  const before = tick.rollout.verdict;
  if (verdict === before) return;
  if (before && sameValue({ ...verdict, at: before.at }, before)) return;
  change(tick, { verdict });
  if (before?.outcome === verdict.outcome) return;
  write(tick, 'verdict', verdict.text, {
    evidence: {
      outcome: verdict.outcome,
      query: verdict.query,
      comparisons: verdict.comparisons,
      segments: tick.rollout.segments,
      judgement: tick.rollout.policy.judgement,
      policyVersion: tick.rollout.policyVersion,
    },
  });
}

function react(
  rollout: Rollout,
  metrics: MetricsObservation,
  verdict: RolloutVerdict,
  now: number,
): Pick<Evidence, 'reaction' | 'because' | 'hold'> {
  const { reactions } = rollout.policy.judgement;
  if (verdict.outcome === 'fail') {
    const because = verdict.text;
    const reaction = reactions.fail;
    return { reaction, because, hold: { code: 'verdict', text: because } };
  }
  const blind = blindness(metrics, verdict);
  if (!blind || isTooSoon(rollout, metrics, now)) return {};
  const because = blind.text;
  return { reaction: reactions[blind.code], because, hold: blind };
}

/** Why nothing can be said: the measurements are missing, or the verdict says that it lacks some. */
function blindness(
  metrics: MetricsObservation,
  verdict: RolloutVerdict,
): (FoundHold & { code: 'no-data' | 'source-error' }) | undefined {
  if (metrics.status !== 'ok') {
    return { code: metrics.status, text: metrics.reason };
  }
  const { outcome, text } = verdict;
  return outcome === 'no-data' || outcome === 'source-error'
    ? { code: outcome, text }
    : undefined;
}

/** A source that is late by less than measurements may be old is not missing yet. */
function isTooSoon(
  rollout: Rollout,
  metrics: MetricsObservation,
  now: number,
): boolean {
  const present = presentSegment(rollout);
  if (!present) return true;
  const known =
    metrics.status === 'ok' ? present.from : Math.max(present.from, present.to);
  return (
    now - Math.max(known, rollout.stepSince) <=
    rollout.policy.judgement.freshnessMs
  );
}

/** Whether the measurements allow to give the candidate more traffic. */
export function allowsMore(rollout: Rollout, evidence: Evidence): boolean {
  if (!presentSegment(rollout)) return true;
  return (
    evidence.metrics.status === 'ok' && evidence.verdict?.outcome !== 'fail'
  );
}

/** Whether the measurements allow to make the candidate the stable release. */
export function allowsPromotion({ metrics, verdict }: Evidence): boolean {
  return metrics.status === 'ok' && verdict?.outcome === 'pass';
}

/** Why the candidate does not become the stable release yet though nothing else holds it. */
export function findPromotionHold(
  { state, command }: Rollout,
  { metrics, verdict }: Evidence,
): FoundHold | undefined {
  return state === 'promoting' &&
    !command &&
    metrics.status === 'ok' &&
    verdict?.outcome === 'insufficient'
    ? { code: 'insufficient', text: verdict.text }
    : undefined;
}

/** Whether the measurements say something that does not speak against the candidate. */
export function isTelling({ verdict }: Evidence): boolean {
  return verdict?.outcome === 'pass' || verdict?.outcome === 'insufficient';
}
