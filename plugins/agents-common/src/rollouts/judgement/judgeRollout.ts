import type {
  Comparison,
  RolloutVerdict,
  VerdictOutcome,
} from '../../api/types';
import type { Rollout, RolloutObservations } from '../model';
import { compareEvents } from './compareEvents';
import { compareLatency } from './compareLatency';
import { countOf } from './describeNumbers';
import { gatherEvidence, type Evidence } from './evidence';
import { judgeCriteria } from './judgeCriteria';

/** What counts most first. Only what is known all round passes. */
const ORDER: VerdictOutcome[] = [
  'fail',
  'source-error',
  'no-data',
  'insufficient',
  'pass',
];

/**
 * Judges a candidate by what was measured: a pure function of the rollout's policy, segments and
 * signals, and of the observations. Judged are
 *
 * - the policy's limits: where a KPI is a share, by the lower bound of it, otherwise by its value;
 * - signals that the policy rolls back for, once raised;
 * - errors, failed tasks and complaints per request against the stable release
 *   ({@link sequentialEValue});
 * - how long requests take against the stable release, once enough were measured.
 *
 * A KPI that is measured on the whole agent may fail the candidate; within its limit it counts for
 * nothing, which the verdict says.
 *
 * What fails decides, whatever else is unknown. Otherwise what is not known does, so that a verdict
 * passes only when everything it needs was measured. Fewer than 30 requests of the candidate prove
 * nothing, but do not pass either while they point against it.
 *
 * @param options - `now` in ms since 1970. The present segment is taken from the observations, those
 * before it from the rollout.
 * @public
 */
export function judgeRollout(options: {
  rollout: Rollout;
  observations: RolloutObservations;
  now: number;
}): RolloutVerdict {
  const { rollout, now } = options;
  const { judgement } = rollout.policy;
  const evidence = gatherEvidence(options);
  const required =
    evidence.status === 'ok' ? evidence.required : judgement.minimumSamples;
  const criteria = judgeCriteria({
    ...options,
    required,
    isSilent: isSilent(evidence),
  });
  const comparisons = [
    ...(evidence.status === 'ok'
      ? [
          ...compareEvents(evidence, judgement),
          ...compareLatency(evidence.segments, judgement),
        ]
      : []),
    ...criteria.comparisons,
  ];
  const outcome = worstOf(comparisons, evidence);
  return {
    outcome,
    at: new Date(now).toISOString(),
    text: [
      describe(outcome, comparisons, evidence),
      ...(outcome === 'pass'
        ? criteria.aside.map(({ text }) => sentence(text))
        : []),
    ].join(' '),
    query: evidence.query,
    comparisons: [...comparisons, ...criteria.aside],
  };
}

function isSilent(evidence: Evidence): boolean {
  return (
    evidence.status === 'ok' &&
    evidence.segments.at(-1)?.candidate.requests === 0
  );
}

function worstOf(
  comparisons: Comparison[],
  evidence: Evidence,
): VerdictOutcome {
  const seen = new Set<VerdictOutcome>(comparisons.map(one => one.outcome));
  if (evidence.status !== 'ok') {
    seen.add(evidence.status);
  } else if (evidence.samples < evidence.required) {
    seen.add('insufficient');
  }
  return ORDER.find(outcome => seen.has(outcome)) ?? 'no-data';
}

function describe(
  outcome: VerdictOutcome,
  comparisons: Comparison[],
  evidence: Evidence,
): string {
  const decisive = comparisons
    .filter(one => one.outcome === outcome)
    .map(one => one.text);
  if (outcome === 'fail') {
    return sentence(decisive.join('; '));
  }
  if (evidence.status !== 'ok') {
    return sentence(evidence.reason);
  }
  const { samples, required } = evidence;
  switch (outcome) {
    case 'pass':
      return `Nothing speaks against the candidate after ${countOf(
        samples,
        'request',
      )}.`;
    case 'insufficient':
      return samples < required
        ? `Too little to tell: ${samples} of ${countOf(required, 'request')}.`
        : sentence(decisive.join('; '));
    default:
      return sentence(decisive.join('; '));
  }
}

function sentence(text: string): string {
  const trimmed = text.replace(/\.+$/, '');
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`;
}
