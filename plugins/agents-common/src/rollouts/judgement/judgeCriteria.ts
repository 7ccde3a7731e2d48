import type { Comparison } from '../../api/types';
import type { RollbackCriterion } from '../../entities';
import { describeRef } from '../describe';
import type { KpiObservation, Rollout, RolloutObservations } from '../model';
import { isBeyond, LEAST_FOR_A_BOUND, shareBound } from './bound';
import { shortNumber, shortPercent } from './describeNumbers';

type KpiCriterion = RollbackCriterion & { type: 'kpi' };

/** What the criteria of the policy come to. */
export interface CriteriaJudgement {
  /** Those that the verdict goes by. */
  comparisons: Comparison[];
  /** KPIs of the whole agent within their limits, which say nothing of the candidate alone. */
  aside: Comparison[];
}

/**
 * Holds the limits of the policy and the signals that were raised against what is seen. A KPI of the
 * whole agent may fail the candidate, and never passes it: at a small share of the traffic it is what
 * the stable release does. Nor does it keep the candidate from passing by what else is measured, as
 * otherwise a plan with a KPI that can be had for the agent alone would never end.
 */
export function judgeCriteria(options: {
  rollout: Rollout;
  observations: RolloutObservations;
  /** Requests that a share needs to be known. */
  required: number;
  /** Whether the candidate has had no request yet, as may happen where there are few. */
  isSilent: boolean;
  now: number;
}): CriteriaJudgement {
  const { rollout, observations } = options;
  const judgement: CriteriaJudgement = { comparisons: [], aside: [] };
  for (const criterion of rollout.policy.rollback) {
    if (criterion.type === 'signal') {
      judgement.comparisons.push(...judgeSignal(criterion.signal, rollout));
      continue;
    }
    const seen = observations.kpis.find(({ kpi }) => kpi === criterion.kpi);
    const compared = judgeKpi(criterion, seen, options);
    if (compared.outcome === 'pass' && isOfAgent(seen)) {
      judgement.aside.push({
        ...compared,
        outcome: 'insufficient',
        text: `${compared.text}; it is measured on the whole agent, which says nothing for the candidate`,
      });
    } else {
      judgement.comparisons.push(compared);
    }
  }
  return judgement;
}

function isOfAgent(seen: KpiObservation | undefined): boolean {
  return seen?.status === 'ok' && seen.of === 'agent';
}

function judgeSignal(signal: string, rollout: Rollout): Comparison[] {
  const raised = rollout.signals.find(one => one.signal === signal);
  if (!raised) {
    return [];
  }
  const because = raised.reason ? `: ${raised.reason}` : '';
  return [
    {
      metric: signal,
      method: 'limit',
      outcome: 'fail',
      text: `the signal ${signal} was raised by ${describeRef(
        raised.by,
      )}${because}`,
    },
  ];
}

function judgeKpi(
  criterion: KpiCriterion,
  seen: KpiObservation | undefined,
  options: {
    rollout: Rollout;
    required: number;
    isSilent: boolean;
    now: number;
  },
): Comparison {
  const { rollout, required, now } = options;
  const { confidence, freshnessMs } = rollout.policy.judgement;
  const { kpi } = criterion;
  if (seen?.status !== 'ok') {
    const reason = seen?.reason ?? 'it was not measured';
    const comparison = unknown(kpi, reason);
    // Of a candidate without requests no KPI can be known yet.
    return options.isSilent
      ? { ...comparison, outcome: 'insufficient' }
      : comparison;
  }
  if (now - seen.at > freshnessMs) {
    const age = Math.round((now - seen.at) / 1000);
    return unknown(kpi, `its newest value is ${age} s old`);
  }
  if (seen.share) {
    return judgeShare(kpi, seen.share, { confidence, required });
  }
  return Number.isFinite(seen.value)
    ? judgeValue(criterion, seen.value)
    : unknown(kpi, 'its value is no number');
}

function unknown(kpi: string, reason: string): Comparison {
  return {
    metric: kpi,
    method: 'limit',
    outcome: 'no-data',
    text: `the KPI ${kpi} is not known: ${reason}`,
  };
}

function judgeShare(
  kpi: string,
  share: { events: number; total: number; allowed: number },
  options: { confidence: number; required: number },
): Comparison {
  const { events, total, allowed } = share;
  const { confidence, required } = options;
  const bound = shareBound({ events, total, confidence });
  if (bound === undefined) {
    return total === 0
      ? {
          metric: kpi,
          method: 'bound',
          outcome: 'insufficient',
          candidate: { events, total },
          threshold: allowed,
          text: `the KPI ${kpi} was measured on no request yet`,
        }
      : unknown(kpi, `${events} of ${total} is no share`);
  }
  // What is seen of few requests proves nothing, but what points against a candidate cannot pass it.
  const isDoubtful = total < LEAST_FOR_A_BOUND && events / total > allowed;
  const isTooFew = total < required && total < LEAST_FOR_A_BOUND;
  const otherwise = isDoubtful || isTooFew ? 'insufficient' : 'pass';
  const more = isDoubtful
    ? `; ${LEAST_FOR_A_BOUND} are needed for a verdict`
    : '';
  return {
    metric: kpi,
    method: 'bound',
    outcome: isBeyond(share, confidence) ? 'fail' : otherwise,
    candidate: { events, total },
    value: bound,
    threshold: allowed,
    text: `${events} of ${total} (${shortPercent(
      events / total,
    )}) are beyond the limit of ${kpi}: by ${shortPercent(
      confidence,
    )} confidence at least ${shortPercent(bound)}, allowed ${shortPercent(
      allowed,
    )}${more}`,
  };
}

function judgeValue(criterion: KpiCriterion, value: number): Comparison {
  const { kpi, above, below } = criterion;
  const isAbove = above !== undefined && value > above;
  const isBelow = below !== undefined && value < below;
  const threshold = isBelow ? below : above ?? below;
  const limits = [
    above === undefined ? '' : `at most ${shortNumber(above)}`,
    below === undefined ? '' : `at least ${shortNumber(below)}`,
  ].filter(Boolean);
  return {
    metric: kpi,
    method: 'limit',
    outcome: isAbove || isBelow ? 'fail' : 'pass',
    value,
    ...(threshold !== undefined && { threshold }),
    text: `the KPI ${kpi} is ${shortNumber(value)}, ${limits.join(
      ' and ',
    )} is allowed`,
  };
}
