import type { FactProvenance } from './ScorecardEntity';
import { tryParseDuration } from './duration';
import type { Scorecard } from './readScorecard';
import { scorecardCondition } from './readScorecardConditions';
import type { ConditionBudget } from './readScorecardConditions';
import { scorecardFix } from './readScorecardFix';
import { levelOf } from './readScorecardLevels';
import type { ObjectReader } from './reading/ObjectReader';
import type { ScorecardVocabulary } from './reading/ScorecardVocabulary';
import {
  duration,
  identifier,
  list,
  number,
  object,
  oneOf,
  text,
} from './reading/fields';
import type { Field } from './reading/fields';
import { MOST_CHECKS } from './reading/scorecardLimits';
import { uniqueList } from './reading/uniqueList';
import { pageUrl } from './reading/webFields';

type Check = Scorecard['checks'][number];

const PROVENANCES: FactProvenance[] = [
  'observed',
  'pushed',
  'attested',
  'stated',
];

const provenances: Field<FactProvenance[]> = (value, place) =>
  Array.isArray(value) && value.length === 0
    ? place.report(
        value,
        'accepts no fact at all',
        'name where facts may come from, or remove it',
      )
    : list(oneOf(PROVENANCES))(value, place);

/** Reads `spec.checks`. */
export function scorecardChecks(options: {
  levels: Scorecard['levels'] | undefined;
  vocabulary: ScorecardVocabulary;
}): Field<Check[]> {
  const { levels, vocabulary } = options;
  const level = levelOf(levels);
  const ranks = new Map(levels?.map(({ id, rank }) => [id, rank]));
  const check = object(reader =>
    readCheck(reader, { level, ranks, vocabulary }),
  );
  return (value, place) =>
    Array.isArray(value) && value.length === 0
      ? place.report(value, 'holds no check', 'add a check')
      : uniqueList(check, { what: 'check', most: MOST_CHECKS })(value, place);
}

function readCheck(
  reader: ObjectReader,
  state: {
    level: Field<string>;
    ranks: Map<string, number>;
    vocabulary: ScorecardVocabulary;
  },
): Check | undefined {
  const budget = { vocabulary: state.vocabulary, comparisons: 0 };
  const id = reader.need('id', identifier);
  const title = reader.need('title', text);
  const level = reader.need('level', state.level);
  const condition = reader.need('condition', scorecardCondition(budget));
  const applies = reader.read(
    'applies',
    object(inner => readApplies(inner, budget)),
  );
  const effort = reader.read('effort', duration);
  const freshness = reader.read('freshness', duration);
  const optional = {
    description: reader.read('description', text),
    applies,
    effort,
    effortMs: tryParseDuration(effort),
    freshness,
    freshnessMs: tryParseDuration(freshness),
    provenance: reader.read('provenance', provenances),
    guidance: reader.read('guidance', text),
    documentation: reader.read('documentation', pageUrl),
    fix: reader.read('fix', scorecardFix),
  };
  const weight =
    reader.read('weight', number({ minimum: 0.01, maximum: 1000 })) ?? 1;
  return id === undefined ||
    title === undefined ||
    level === undefined ||
    condition === undefined
    ? undefined
    : {
        id,
        title,
        level,
        rank: state.ranks.get(level) ?? 1,
        weight,
        condition,
        ...optional,
      };
}

function readApplies(
  reader: ObjectReader,
  budget: ConditionBudget,
): Check['applies'] {
  const when = reader.need('when', scorecardCondition(budget));
  const otherwise = reader.need('otherwise', text);
  return when === undefined || otherwise === undefined
    ? undefined
    : { when, otherwise };
}
