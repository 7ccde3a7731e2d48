import type { RolloutJudgement } from './RolloutPlanEntity';
import { duration, number, object, oneOf } from './reading/fields';
import type { Field } from './reading/fields';

const REACTIONS = ['hold', 'extend', 'roll-back'] as const;

const reaction = oneOf(REACTIONS);

const failReaction: Field<'hold' | 'roll-back'> = (value, place) => {
  const read = reaction(value, place);
  return read === 'extend'
    ? place.report(
        read,
        'would go on with a candidate that is found to be worse',
        'write hold or roll-back',
      )
    : read;
};

const significance: Field<number> = (value, place) => {
  const read = number({ maximum: 0.5 })(value, place);
  return read === undefined || read > 0
    ? read
    : place.report(
        read,
        'would never find a candidate to be worse',
        'write a number above 0 and at most 0.5, such as 0.005',
      );
};

const confidence: Field<number> = (value, place) => {
  const read = number({ minimum: 0.5 })(value, place);
  return read === undefined || read < 1
    ? read
    : place.report(
        read,
        'would never find a limit to be exceeded',
        'write a number of at least 0.5 and below 1, such as 0.999',
      );
};

/** Reads the `judgement` of a strategy. */
export const rolloutJudgement = object(
  (reader): RolloutJudgement => ({
    significance: reader.read('significance', significance),
    confidence: reader.read('confidence', confidence),
    minimumSamples: reader.read(
      'minimumSamples',
      number({ minimum: 1, integer: true }),
    ),
    freshness: reader.read('freshness', duration),
    retention: reader.read('retention', duration),
    reactions: reader.read(
      'reactions',
      object(reactions => ({
        fail: reactions.read('fail', failReaction),
        insufficient: reactions.read('insufficient', reaction),
        'no-data': reactions.read('no-data', reaction),
        'source-error': reactions.read('source-error', reaction),
      })),
    ),
  }),
);
