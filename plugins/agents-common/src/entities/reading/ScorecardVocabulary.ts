import {
  BUILT_IN_FACTS,
  findBuiltInFact,
} from '../../readiness/FactDefinition';
import type { Field } from './fields';
import { text } from './fields';
import { nearestNames } from './nearestNames';
import { scorecardPatterns } from './scorecardPatterns';

/** Looking for likely names takes time, and nobody reads more of them. */
const MOST_SUGGESTIONS = 50;

const OPEN_ALERTS = /^alerts\.open\.(?!P[0-3]$)/;

/** What the comparisons of one scorecard can be made of. */
export class ScorecardVocabulary {
  static create(declared: string[]): ScorecardVocabulary {
    return new ScorecardVocabulary(new Set(declared));
  }

  private suggested = 0;

  private constructor(private readonly declared: Set<string>) {}

  /** A pattern. */
  readonly pattern: Field<string> = scorecardPatterns();

  /** The id of a fact: a built-in one, or one that the scorecard declares. */
  readonly factId: Field<string> = (value, place) => {
    const id = text(value, place);
    if (id === undefined || this.isKnown(id)) {
      return id;
    }
    const near = this.suggest(id);
    return place.report(
      id,
      'is not a fact that the portal knows or this scorecard declares',
      near.length > 0
        ? `write ${near.join(' or ')}, or declare it in spec.facts`
        : 'correct it, or declare it in spec.facts',
    );
  };

  private isKnown(id: string): boolean {
    return (
      this.declared.has(id) ||
      (findBuiltInFact(id) !== undefined && !OPEN_ALERTS.test(id))
    );
  }

  private suggest(id: string): string[] {
    this.suggested += 1;
    return this.suggested > MOST_SUGGESTIONS
      ? []
      : nearestNames(id, [
          ...this.declared,
          ...BUILT_IN_FACTS.map(fact => fact.id),
        ]);
  }
}
