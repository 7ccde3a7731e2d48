import type { PowerPreflight } from '../../api/types';
import type { RolloutPolicy } from '../model';
import { countOf, shortPercent } from './describeNumbers';
import { detectionTime } from './detectionTime';

type Power = PowerPreflight['power'][number];

/** Weights that are named for comparison, percent. */
const ALTERNATIVES = [5, 10, 25, 50];
const LONGEST_HOURS = 90 * 24;
const HOUR_MS = 3_600_000;
/** The KPI whose limit, where a policy has one, ends a rollout earlier than the comparison would. */
const ERROR_RATE = 'error-rate';

/**
 * How soon the judgement of a policy tells candidates of 2 % and 10 % errors, and of twice the
 * errors of the stable release, from the stable release: at each weight of the strategy, and at 5,
 * 10, 25 and 50 %.
 *
 * It is the expected time until the rules themselves reach a verdict, within 15 %. `sufficient`
 * means that the strategy bakes long enough at one of its weights to tell 2 % errors (twice the
 * stable release's where these are 1 % or more).
 *
 * @param options - `requestsPerDay` of all releases together; `errorRate` of the stable one, 0–1;
 * without both the outcome is `unknown`. `at` in ms since 1970.
 * @public
 */
export function preflightPower(options: {
  policy: RolloutPolicy;
  requestsPerDay?: number;
  errorRate?: number;
  at: number;
}): PowerPreflight {
  const { policy, requestsPerDay, errorRate } = options;
  const at = new Date(options.at).toISOString();
  if (!isPositive(requestsPerDay) || !isRate(errorRate)) {
    const text =
      'The traffic of the agent is not known, so neither is how soon a bad candidate would show.';
    return { outcome: 'unknown', at, text, power: [] };
  }
  const bakes = bakeHours(policy);
  const weights = [...new Set([...bakes.keys(), ...ALTERNATIVES])].sort(
    (a, b) => a - b,
  );
  const limit = errorLimit(policy);
  const decisive = errorRate >= 0.01 ? 2 * errorRate : 0.02;
  const rates = [...new Set([0.02, 0.1, 2 * errorRate])]
    .filter(rate => rate > errorRate && rate <= 1)
    .sort((a, b) => a - b);
  const power = weights.flatMap(weight =>
    rates.map(rate =>
      powerOf({ ...options, requestsPerDay, errorRate, weight, rate, bakes }),
    ),
  );
  const told = power.filter(one => one.errorRate === decisive);
  const isSufficient = told.some(one => one.withinBake);
  const text = [
    `At ${countOf(requestsPerDay, 'request')} a day ${compareWeights(
      told,
      bakes,
    )}.`,
    isSufficient ? '' : shortcomingOf(bakes),
    limit !== undefined && errorRate >= limit
      ? `The stable release itself is beyond the limit of ${shortPercent(
          limit,
        )}, so that a candidate which is as good fails.`
      : '',
  ];
  return {
    outcome: isSufficient ? 'sufficient' : 'weak',
    at,
    text: text.filter(Boolean).join(' '),
    requestsPerDay,
    baseRate: errorRate,
    power,
  };
}

function isPositive(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value > 0;
}

function isRate(value: number | undefined): value is number {
  return value !== undefined && value >= 0 && value < 1;
}

/** The least error rate that the policy rolls back for. */
function errorLimit(policy: RolloutPolicy): number | undefined {
  const limits = policy.rollback.flatMap(one =>
    one.type === 'kpi' && one.kpi === ERROR_RATE && one.above !== undefined
      ? [one.above]
      : [],
  );
  return limits.length > 0 ? Math.min(...limits) : undefined;
}

/** For how long a strategy bakes at each weight that lets releases be compared, in hours. */
function bakeHours(policy: RolloutPolicy): Map<number, number> {
  const bakes = new Map<number, number>();
  let weight = 0;
  for (const step of policy.steps) {
    if (step.type === 'weight') {
      weight = step.weight;
    }
    if (weight > 0 && weight < 100) {
      const hours = step.type === 'bake' ? step.durationMs / HOUR_MS : 0;
      bakes.set(weight, (bakes.get(weight) ?? 0) + hours);
    }
  }
  return bakes;
}

function powerOf(options: {
  policy: RolloutPolicy;
  requestsPerDay: number;
  errorRate: number;
  weight: number;
  rate: number;
  bakes: Map<number, number>;
}): Power {
  const { policy, errorRate, weight, rate, bakes } = options;
  const { significance, confidence } = policy.judgement;
  const limit = errorLimit(policy);
  const hours = detectionTime({
    share: weight / 100,
    requestsPerHour: options.requestsPerDay / 24,
    baseRate: errorRate,
    candidateRate: rate,
    significance,
    longestHours: LONGEST_HOURS,
    // A limit that the stable release is beyond as well tells nothing apart.
    ...(limit !== undefined &&
      errorRate < limit && { limit: { allowed: limit, confidence } }),
  });
  const bake = bakes.get(weight);
  return {
    weight,
    errorRate: rate,
    ...(hours !== undefined && { hours }),
    ...(bake !== undefined && {
      withinBake: hours !== undefined && hours <= bake,
    }),
    text: `${weight} % of the traffic ${takes(hours)} to tell ${shortPercent(
      rate,
    )} errors from ${shortPercent(errorRate)}`,
  };
}

/** `a 5 % canary needs 2.3 days to tell 2 % errors from 0.5 %; 25 % needs 14 h`. */
function compareWeights(told: Power[], bakes: Map<number, number>): string {
  const [first = ALTERNATIVES[0]] = bakes.keys();
  const own = told.find(({ weight }) => weight === first);
  const other = told.find(({ weight }) => weight === (first === 25 ? 50 : 25));
  return [
    own ? `a canary with ${own.text}` : '',
    other ? `${other.weight} % ${takes(other.hours)}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function takes(hours: number | undefined): string {
  return hours === undefined
    ? 'needs more than 90 days'
    : `needs ${describeHours(hours)}`;
}

function shortcomingOf(bakes: Map<number, number>): string {
  const longest = Math.max(0, ...bakes.values());
  return longest > 0
    ? `The strategy bakes for ${describeHours(
        longest,
      )} at most at one weight, so such a candidate may pass.`
    : 'The strategy does not bake at any weight at which it could be told.';
}

function describeHours(hours: number): string {
  if (hours < 1) {
    return `${Math.max(1, Math.round(hours * 60))} min`;
  }
  return hours < 48
    ? `${Number(hours.toPrecision(2))} h`
    : `${Number((hours / 24).toPrecision(2))} days`;
}
