import type { Comparison } from '../../api/types';
import type { EvidenceSegment, JudgementPolicy } from '../model';
import { countOf, shortNumber, shortPercent } from './describeNumbers';
import { rankTest } from './rankTest';

/**
 * In so many of all pairs the candidate has to be the slower one. With much traffic every
 * difference can be shown, also one that nobody would notice; this is about a third of a standard
 * deviation.
 */
const WORTH_A_ROLLBACK = 0.6;

/** Compares how long requests take; nothing while too few were measured. */
export function compareLatency(
  segments: EvidenceSegment[],
  policy: JudgementPolicy,
): Comparison[] {
  const test = rankTest(segments);
  if (!test) {
    return [];
  }
  const { pValue, slower } = test;
  const isSlower = pValue < policy.significance && slower >= WORTH_A_ROLLBACK;
  return [
    {
      metric: 'latency',
      method: 'rank',
      outcome: isSlower ? 'fail' : 'pass',
      value: pValue,
      threshold: policy.significance,
      text: `a request takes longer at the candidate than one at the stable release in ${shortPercent(
        slower,
      )} of pairs, of ${countOf(test.candidate, 'request')} and ${countOf(
        test.stable,
        'request',
      )}: p-value ${shortNumber(pValue)}, limit ${shortNumber(
        policy.significance,
      )} and ${shortPercent(WORTH_A_ROLLBACK)}`,
    },
  ];
}
