import type {
  ScorecardDetail,
  ScorecardGroups,
  ScorecardGroupsQuery,
  ScorecardList,
  ScorecardResults,
  ScorecardResultsQuery,
  ScorecardSummary,
} from '@agent-portal/plugin-agents-common';
import { NotFoundError } from '@backstage/errors';
import type { Viewer } from '../../authorization/Viewer';
import { dayOf } from '../evaluation';
import type { RegisteredScorecard, ScorecardRegister } from '../scorecards';
import type { ScorecardReadModel, Spread } from './ScorecardReadModel';

const DAY = 86_400_000;
const DEFAULT_DAYS = 30;

/** What {@link ScorecardService} works with. */
export interface ScorecardServiceOptions {
  register: ScorecardRegister;
  results: ScorecardReadModel;
  now: () => number;
}

/** Answers about scorecards and how the visible agents stand on them. */
export class ScorecardService {
  readonly #options: ScorecardServiceOptions;

  private constructor(options: ScorecardServiceOptions) {
    this.#options = options;
  }

  static create(options: ScorecardServiceOptions): ScorecardService {
    return new ScorecardService(options);
  }

  /** Every scorecard in force that they may see, by title. */
  async list(viewer: Viewer): Promise<ScorecardList> {
    const { results } = this.#options;
    const spreads = await results.listSpreads(viewer.scope);
    const items = (await this.#listSeen(viewer)).map(one =>
      toSummary(one, spreads.get(one.scorecard.entityRef)),
    );
    items.sort((a, b) => a.title.localeCompare(b.title));
    return { items, asOf: this.#asOf() };
  }

  /** @throws NotFoundError when no such scorecard is in force, or none that they may see. */
  async get(
    ref: string,
    days: number = DEFAULT_DAYS,
    viewer: Viewer,
  ): Promise<ScorecardDetail> {
    const { results, now } = this.#options;
    const inForce = await this.#require(ref, viewer);
    const { compiled, record, scorecard } = inForce;
    const spread = (await results.listSpreads(viewer.scope)).get(ref);
    const environments = await viewer.listSeen(
      scorecard.gates.map(({ environment }) => environment),
    );
    return {
      summary: toSummary(inForce, spread),
      columns: compiled.columns,
      trend: await results.listTrend(
        ref,
        dayOf(now() - (days - 1) * DAY),
        viewer.scope,
      ),
      campaigns: scorecard.campaigns.map(campaign => ({
        ...campaign,
        deadline: toTime(campaign.deadline),
        agents: spread?.agents ?? 0,
        reached: countFrom(spread, rankOf(inForce, campaign.level)),
      })),
      gates: scorecard.gates.filter(({ environment }) =>
        environments.has(environment),
      ),
      definition: record.versions[0].spec,
      asOf: this.#asOf(),
    };
  }

  /** @throws NotFoundError when no such scorecard is in force, or none that they may see. */
  async listResults(
    ref: string,
    query: ScorecardResultsQuery,
    viewer: Viewer,
  ): Promise<ScorecardResults> {
    const inForce = await this.#require(ref, viewer);
    const { compiled, scorecard } = inForce;
    return {
      scorecard: ref,
      version: scorecard.version,
      columns: compiled.columns,
      levels: compiled.levels,
      ...(await this.#options.results.listRows(inForce, query, viewer.scope)),
      offset: query.offset ?? 0,
      asOf: this.#asOf(),
    };
  }

  /** @throws NotFoundError when no such scorecard is in force, or none that they may see. */
  async listGroups(
    ref: string,
    query: ScorecardGroupsQuery,
    viewer: Viewer,
  ): Promise<ScorecardGroups> {
    const inForce = await this.#require(ref, viewer);
    return {
      ...(await this.#options.results.listGroups(inForce, query, viewer.scope)),
      asOf: this.#asOf(),
    };
  }

  async #require(ref: string, viewer: Viewer): Promise<RegisteredScorecard> {
    const inForce = await this.#listSeen(viewer);
    const found = inForce.find(one => one.scorecard.entityRef === ref);
    if (!found) {
      const known = inForce.map(one => one.scorecard.entityRef).join(', ');
      throw new NotFoundError(
        `No scorecard ${ref} is in force, or you may not see it; name one of: ${
          known || 'none'
        }`,
      );
    }
    return found;
  }

  async #listSeen(viewer: Viewer): Promise<RegisteredScorecard[]> {
    const inForce = await this.#options.register.listInForce();
    const seen = await viewer.listSeen(
      inForce.map(({ scorecard }) => scorecard.entityRef),
    );
    return inForce.filter(({ scorecard }) => seen.has(scorecard.entityRef));
  }

  #asOf(): string {
    return toTime(this.#options.now());
  }
}

function toSummary(
  inForce: RegisteredScorecard,
  spread: Spread = { agents: 0, byLevel: [] },
): ScorecardSummary {
  const { compiled, graceUntil, record, scorecard } = inForce;
  const upcoming = record.versions[1];
  return {
    ref: scorecard.entityRef,
    title: scorecard.title,
    ...(scorecard.description !== undefined && {
      description: scorecard.description,
    }),
    owner: scorecard.owner,
    version: scorecard.version,
    default: scorecard.default,
    inForceSince: toTime(inForce.inForceSince),
    levels: compiled.levels,
    checks: scorecard.checks.length,
    ...spread,
    ...(upcoming && {
      upcoming: {
        version: upcoming.scorecard.version,
        startsAt: toTime(upcoming.startsAt),
      },
    }),
    ...(graceUntil !== undefined && { graceUntil: toTime(graceUntil) }),
    problems: record.problems,
  };
}

function rankOf({ scorecard }: RegisteredScorecard, levelId: string): number {
  return scorecard.levels.find(({ id }) => id === levelId)?.rank ?? Infinity;
}

function countFrom(spread: Spread | undefined, rank: number): number {
  const reached = spread?.byLevel.filter(level => level.rank >= rank) ?? [];
  return reached.reduce((sum, { count }) => sum + count, 0);
}

function toTime(at: number): string {
  return new Date(at).toISOString();
}
