import {
  type AgentReadiness,
  type AgentScorecard as PresentedScorecard,
  type Exemption,
  pathsToLevels,
} from '@agent-portal/plugin-agents-common';
import { NotFoundError } from '@backstage/errors';
import type { AgentStore } from '../../catalog/AgentStore';
import type { FleetReadModel } from '../../fleet/FleetReadModel';
import { releaseDigest } from '../attestations/releaseDigest';
import { dayOf } from '../evaluation';
import type {
  AgentScorecard,
  AgentWorkflowSource,
  ReadinessReadModel,
} from '../model';
import { earliestGraceEnd } from '../earliestGraceEnd';
import type { Caller } from '../workflow/Caller';
import type { ReadinessStore, StoredDay } from './ReadinessStore';

const HISTORY_MS = 90 * 86_400_000;

/** What {@link AgentReadinessService} works with. */
export interface AgentReadinessServiceOptions {
  agents: Pick<AgentStore, 'getAgent'>;
  fleet: Pick<FleetReadModel, 'getRecord'>;
  readModel: ReadinessReadModel;
  store: Pick<ReadinessStore, 'listDays'>;
  workflow: AgentWorkflowSource;
  now: () => number;
}

/** Puts together how one agent stands, and what would take it further. */
export class AgentReadinessService {
  readonly #options: AgentReadinessServiceOptions;

  private constructor(options: AgentReadinessServiceOptions) {
    this.#options = options;
  }

  static create(options: AgentReadinessServiceOptions): AgentReadinessService {
    return new AgentReadinessService(options);
  }

  /** @throws NotFoundError when there is no such agent, or none that the caller may see. */
  async get(ref: string, caller: Caller): Promise<AgentReadiness> {
    const { agents, fleet, readModel, store, workflow, now } = this.#options;
    const record = await fleet.getRecord(ref, caller.scope);
    if (!record) {
      throw new NotFoundError(
        `There is no agent ${ref}, or you may not see it`,
      );
    }
    const time = now();
    const release = (await agents.getAgent(ref))?.release;
    const standings = await readModel.explain(ref);
    const parts = await workflow.describe(ref, { caller, standings });
    const seen = await caller.listSeen(
      standings.map(({ inForce }) => inForce.scorecard.entityRef),
    );
    const days = await store.listDays(ref, dayOf(time - HISTORY_MS));
    const scorecards = standings
      .filter(({ inForce }) => seen.has(inForce.scorecard.entityRef))
      .map(one => present(one, { days, exemptions: parts.exemptions }));
    const digest = releaseDigest(release);
    return {
      summary: record.row.readiness ?? {
        status: 'none',
        required: 0,
        missing: 0,
      },
      release: {
        ...(release?.version !== undefined && { version: release.version }),
        ...(digest !== undefined && { digest }),
      },
      scorecards: scorecards.sort(
        (a, b) =>
          Number(b.default) - Number(a.default) ||
          a.title.localeCompare(b.title),
      ),
      ...parts,
      asOf: toTime(time),
    };
  }
}

function present(
  { inForce, evaluation, checks, since, evaluatedAt }: AgentScorecard,
  { days, exemptions }: { days: StoredDay[]; exemptions: Exemption[] },
): PresentedScorecard {
  const { compiled, scorecard } = inForce;
  const { rank, score, passed, known, applicable, exempt } = evaluation;
  const { entityRef, description } = scorecard;
  const approved = new Map(
    exemptions
      .filter(one => one.status === 'approved' && one.scorecard === entityRef)
      .map(one => [one.check, one]),
  );
  const graceEnd = earliestGraceEnd(
    checks.filter((_, index) => scorecard.checks[index].rank <= rank),
  );
  const rankOf = new Map(scorecard.levels.map(one => [one.id, one.rank]));
  return {
    ref: entityRef,
    title: scorecard.title,
    ...(description !== undefined && { description }),
    version: scorecard.version,
    default: scorecard.default,
    levels: compiled.levels,
    rank,
    since: toTime(since),
    ...(score !== undefined && { score }),
    passed,
    known,
    applicable,
    exempt,
    ...(evaluation.graced &&
      graceEnd !== undefined && { grace: { rank, until: graceEnd } }),
    checks: checks.map(check => {
      const exemption = approved.get(check.id);
      return check.outcome === 'exempt' && exemption
        ? { ...check, exemption }
        : check;
    }),
    paths: pathsToLevels(compiled, checks, rank),
    history: days
      .filter(day => day.scorecardRef === entityRef)
      .map(day => ({
        day: day.day,
        rank: day.rank,
        ...(day.score !== undefined && { score: day.score }),
      })),
    campaigns: scorecard.campaigns.map(campaign => ({
      ...campaign,
      deadline: toTime(campaign.deadline),
      reached: rank >= (rankOf.get(campaign.level) ?? Infinity),
    })),
    evaluatedAt: toTime(evaluatedAt),
  };
}

function toTime(at: number): string {
  return new Date(at).toISOString();
}
