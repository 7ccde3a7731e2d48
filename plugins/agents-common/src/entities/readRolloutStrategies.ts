import type {
  RollbackCriterion,
  RolloutStep,
  RolloutStrategy,
} from './RolloutPlanEntity';
import type { ObjectReader } from './reading/ObjectReader';
import type { Place } from './reading/Place';
import { rolloutJudgement } from './readRolloutJudgement';
import {
  duration,
  identifier,
  list,
  map,
  number,
  object,
  oneOf,
  reference,
  text,
} from './reading/fields';

const STRATEGY_TYPES = ['blue-green', 'canary'] as const;
const STEP_TYPES = ['smoke-test', 'weight', 'bake', 'hold', 'demote'] as const;
const CRITERION_TYPES = ['kpi', 'signal'] as const;

/** Reads `spec.strategies`. */
export const rolloutStrategies = map(
  object((reader): RolloutStrategy | undefined => {
    const type = reader.need('type', oneOf(STRATEGY_TYPES));
    const cohort = reader.read('cohort', text);
    const steps = reader.need('steps', rolloutSteps);
    const rollback = reader.read('rollback', list(object(readCriterion)));
    const judgement = reader.read('judgement', rolloutJudgement);
    return type && steps && { type, cohort, steps, rollback, judgement };
  }),
);

function rolloutSteps(value: unknown, place: Place): RolloutStep[] | undefined {
  let weight = 0;
  let isBaked = false;
  let isWhole = true;
  const steps = list<RolloutStep>((item, itemPlace) => {
    const step = object(readStep)(item, itemPlace);
    isWhole = isWhole && step !== undefined;
    if (step?.type === 'demote' && weight < 100) {
      isWhole = false;
      return itemPlace.reportText(
        '"demote"',
        'comes before all of the traffic is on the candidate',
        'move it behind the weight of 100',
      );
    }
    if (step?.type === 'bake' && weight > 0 && weight < 100) {
      isBaked = true;
    }
    if (step?.type !== 'weight') {
      return step;
    }
    if (step.weight === 100 && !isBaked) {
      isWhole = false;
      return itemPlace
        .field('weight')
        .report(
          step.weight,
          'comes before any bake on a part of the traffic, so that the release would take over without evidence',
          'add a weight below 100 and a bake before it',
        );
    }
    if (step.weight < weight) {
      isWhole = false;
      return itemPlace
        .field('weight')
        .report(
          step.weight,
          `is less than the ${weight} of a step before`,
          'let the weights rise; going back is what rollback is for',
        );
    }
    weight = step.weight;
    return step;
  })(value, place);
  if (steps?.length === 0 && Array.isArray(value) && value.length === 0) {
    return place.report(value, 'holds no step', 'add a step');
  }
  if (steps && isWhole && weight !== 100) {
    return place.reportText(
      `weight ${weight}`,
      'is where the steps end',
      'add a step with the weight 100, so that the release takes over',
    );
  }
  return steps;
}

function readStep(reader: ObjectReader): RolloutStep | undefined {
  const type = reader.need('type', oneOf(STEP_TYPES));
  switch (type) {
    case 'smoke-test':
    case 'hold':
      return { type };
    case 'weight': {
      const weight = reader.need(
        'weight',
        number({ minimum: 0, maximum: 100 }),
      );
      return weight === undefined ? undefined : { type, weight };
    }
    case 'bake': {
      const length = reader.need('duration', duration);
      const minimumSamples = reader.read(
        'minimumSamples',
        number({ minimum: 1, integer: true }),
      );
      return length === undefined
        ? undefined
        : { type, duration: length, minimumSamples };
    }
    case 'demote': {
      const environment = reader.need(
        'environment',
        reference({ defaultKind: 'resource', kinds: ['resource'] }),
      );
      return environment === undefined ? undefined : { type, environment };
    }
    default:
      return undefined;
  }
}

function readCriterion(reader: ObjectReader): RollbackCriterion | undefined {
  const type = reader.need('type', oneOf(CRITERION_TYPES));
  if (type === 'signal') {
    const signal = reader.need('signal', identifier);
    return signal === undefined ? undefined : { type, signal };
  }
  if (type === undefined) {
    return undefined;
  }
  const kpi = reader.need('kpi', identifier);
  const above = reader.read('above', number());
  const below = reader.read('below', number());
  if (above === undefined && below === undefined) {
    return reader.place.reportText(
      kpi === undefined ? 'the criterion' : JSON.stringify(kpi),
      'has no limit',
      'give above, below or both',
    );
  }
  return kpi === undefined ? undefined : { type, kpi, above, below };
}
