import type { Entity } from '@backstage/catalog-model';
import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import type { EntityIssue } from './EntityIssue';
import type {
  ScorecardCampaign,
  ScorecardCheck,
  ScorecardCondition,
  ScorecardFact,
  ScorecardGate,
  ScorecardLevel,
} from './ScorecardEntity';
import { tryParseDuration } from './duration';
import { scorecardChecks } from './readScorecardChecks';
import { scorecardCondition } from './readScorecardConditions';
import { scorecardFacts } from './readScorecardFacts';
import { scorecardCampaigns, scorecardGates } from './readScorecardGates';
import { scorecardLevels } from './readScorecardLevels';
import { isRecord } from './reading/ObjectReader';
import type { ObjectReader } from './reading/ObjectReader';
import { Place } from './reading/Place';
import { ScorecardVocabulary } from './reading/ScorecardVocabulary';
import { duration, flag, reference, text } from './reading/fields';
import type { Field } from './reading/fields';
import { readEntity } from './reading/readEntity';
import type { EntityHead } from './reading/readEntity';
import { hasTooManyChecks } from './reading/scorecardLimits';
import { dateTime } from './reading/webFields';

/**
 * A scorecard with everything its entity leaves out filled in. Durations are ms, times ms since
 * 1970 in UTC, references whole and in lower case.
 *
 * @public
 */
export type Scorecard = {
  entityRef: string;
  title: string;
  description?: string;
  owner: string;
  version: string;
  startsAt?: number;
  graceMs: number;
  default: boolean;
  applies?: ScorecardCondition;
  /** Lowest first; `rank` counts from 1. */
  levels: Array<Omit<ScorecardLevel, 'after'> & { rank: number }>;
  facts: Array<ScorecardFact & { validForMs?: number }>;
  checks: Array<
    ScorecardCheck & {
      weight: number;
      /** Rank of its level. */
      rank: number;
      effortMs?: number;
      freshnessMs?: number;
    }
  >;
  gates: ScorecardGate[];
  campaigns: Array<Omit<ScorecardCampaign, 'deadline'> & { deadline: number }>;
};

/**
 * Reads a scorecard's entity. Never throws: what is wrong comes back as issues. There is a
 * scorecard only when there are none, as one that lacks what could not be read would be easier to
 * pass than the one that was written.
 *
 * @public
 */
export function readScorecard(entity: Entity): {
  scorecard?: Scorecard;
  issues: EntityIssue[];
} {
  const tooMany: EntityIssue[] = [];
  if (hasTooManyChecks(entity, Place.root(DEFAULT_NAMESPACE, tooMany))) {
    return { issues: tooMany };
  }
  const { value, issues } = readEntity(entity, readSpec);
  return issues.length > 0 ? { issues } : { scorecard: value, issues };
}

/** The ids of all facts, those included that are wrong in another way. */
const idsAsWritten: Field<string[]> = value =>
  Array.isArray(value)
    ? value.flatMap(item =>
        isRecord(item) && typeof item.id === 'string' ? [item.id] : [],
      )
    : [];

function readSpec(spec: ObjectReader, head: EntityHead): Scorecard | undefined {
  const owner = spec.need(
    'owner',
    reference({ defaultKind: 'group', kinds: ['group', 'user'] }),
  );
  const version = spec.need('version', text);
  const startsAt = spec.read('startsAt', dateTime);
  const grace = spec.read('grace', duration);
  const levels = spec.need('levels', scorecardLevels);
  const facts = spec.read('facts', scorecardFacts);
  const vocabulary = ScorecardVocabulary.create(
    spec.read('facts', idsAsWritten) ?? [],
  );
  const checks = spec.need('checks', scorecardChecks({ levels, vocabulary }));
  const optional = {
    description: head.description,
    startsAt: startsAt === undefined ? undefined : Date.parse(startsAt),
    graceMs: tryParseDuration(grace) ?? 0,
    default: spec.read('default', flag) ?? false,
    applies: spec.read(
      'applies',
      scorecardCondition({ vocabulary, comparisons: 0 }),
    ),
    facts: facts ?? [],
    gates: spec.read('gates', scorecardGates(levels)) ?? [],
    campaigns: spec.read('campaigns', scorecardCampaigns(levels)) ?? [],
  };
  return owner === undefined ||
    version === undefined ||
    levels === undefined ||
    checks === undefined
    ? undefined
    : {
        entityRef: head.entityRef,
        title: head.title,
        owner,
        version,
        levels,
        checks,
        ...optional,
      };
}
