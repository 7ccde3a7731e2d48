import type { Scorecard } from '../entities';

/**
 * A check that is new or stricter in a version of a scorecard, and until when that is not held
 * against agents that had a level.
 *
 * @public
 */
export type GracedCheck = {
  id: string;
  /** When its grace ends, ms since 1970 in UTC. */
  until: number;
  /** What the version before asked for in its place; absent where it asked for nothing. */
  previous?: Pick<
    Scorecard['checks'][number],
    'condition' | 'freshnessMs' | 'provenance'
  > & {
    /** To whom it applied; absent: to all. */
    applies?: NonNullable<Scorecard['checks'][number]['applies']>['when'];
    /** Rank in the new version of the lowest level whose holders had to pass it. */
    rank: number;
  };
};
