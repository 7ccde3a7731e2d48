import type { ScorecardCondition } from './ScorecardEntity';
import { readComparison } from './readScorecardComparison';
import type { ScorecardVocabulary } from './reading/ScorecardVocabulary';
import { isRecord } from './reading/ObjectReader';
import type { ObjectReader } from './reading/ObjectReader';
import { object } from './reading/fields';
import type { Field } from './reading/fields';

const DEEPEST = 16;
const MOST_COMPARISONS = 200;
const FORMS = ['all', 'any', 'not', 'fact', 'condition'] as const;

/** What the conditions of one check share. */
export type ConditionBudget = {
  vocabulary: ScorecardVocabulary;
  /** How many comparisons there are so far. */
  comparisons: number;
};

/** Reads a condition, and all that it is made of. */
export function scorecardCondition(
  budget: ConditionBudget,
  depth: number = 1,
): Field<ScorecardCondition> {
  return (value, place) => {
    if (budget.comparisons > MOST_COMPARISONS) {
      return undefined;
    }
    if (depth > DEEPEST) {
      return place.report(
        value,
        `is nested deeper than ${DEEPEST} levels`,
        'make the condition flatter, or split the check',
      );
    }
    return object(reader => readForm(reader, value, { budget, depth }))(
      value,
      place,
    );
  };
}

function readForm(
  reader: ObjectReader,
  value: unknown,
  state: { budget: ConditionBudget; depth: number },
): ScorecardCondition | undefined {
  const { budget, depth } = state;
  const { place } = reader;
  const given = FORMS.filter(
    form => isRecord(value) && Object.hasOwn(value, form),
  );
  if (given.length !== 1) {
    return place.report(
      value,
      given.length === 0
        ? 'is not a condition'
        : `is both ${given.join(' and ')}`,
      'write one of all, any and not, or a comparison with fact, operator and value',
    );
  }
  const inner = scorecardCondition(budget, depth + 1);
  switch (given[0]) {
    case 'all': {
      const all = reader.need('all', conditions(inner, budget));
      return all && { all };
    }
    case 'any': {
      const any = reader.need('any', conditions(inner, budget));
      return any && { any };
    }
    case 'not': {
      const not = reader.need('not', inner);
      return not && { not };
    }
    case 'condition':
      return place
        .field('condition')
        .report(
          isRecord(value) ? value.condition : value,
          'refers to a condition that is kept elsewhere',
          'write that condition here',
        );
    default:
      return countedComparison(reader, value, budget);
  }
}

/** A list that is not read on once there are too many comparisons. */
function conditions(
  inner: Field<ScorecardCondition>,
  budget: ConditionBudget,
): Field<ScorecardCondition[]> {
  return (value, place) => {
    if (!Array.isArray(value)) {
      return place.report(value, 'is not a list', 'write it as a list');
    }
    const read: ScorecardCondition[] = [];
    for (const [index, item] of value.entries()) {
      const condition = inner(item, place.item(index));
      if (condition) {
        read.push(condition);
      }
      if (budget.comparisons > MOST_COMPARISONS) {
        break;
      }
    }
    return read;
  };
}

function countedComparison(
  reader: ObjectReader,
  value: unknown,
  budget: ConditionBudget,
): ScorecardCondition | undefined {
  budget.comparisons += 1;
  return budget.comparisons > MOST_COMPARISONS
    ? reader.place.report(
        value,
        `is one more than the ${MOST_COMPARISONS} comparisons a check may make`,
        'split the check',
      )
    : readComparison(reader, budget.vocabulary);
}
