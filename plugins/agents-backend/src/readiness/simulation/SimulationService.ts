import {
  type CompiledScorecard,
  diffLevels,
  type EvaluationContext,
  type FactSet,
  type LevelChange,
  type Simulation,
  type SimulationRequest,
} from '@agent-portal/plugin-agents-common';
import type { AgentDescriptor } from '../../catalog/model';
import type { GateDecisionStore } from '../gate/GateDecisionStore';
import type { ExemptionSource, ReadinessReadModel } from '../model';
import type { AgentDirectory } from '../workflow/AgentDirectory';
import type { Caller } from '../workflow/Caller';
import { toTime } from '../workflow/toTime';
import { listBlocked, type Promotion } from './listBlocked';
import { readDraft } from './readDraft';

const DAY = 86_400_000;
const DEFAULT_DAYS = 30;
/** Promotions that one simulation looks at, the newest first. */
const MAXIMUM_PROMOTIONS = 2_000;

/** What a draft that cannot be read changes. */
const NOTHING: Omit<Simulation, 'problems' | 'asOf'> = {
  levels: [],
  agents: 0,
  before: [],
  after: [],
  losing: [],
  gaining: [],
  days: [],
  blocked: [],
};

/** What {@link SimulationService} works with. */
export interface SimulationServiceOptions {
  directory: AgentDirectory;
  readModel: ReadinessReadModel;
  exemptions: ExemptionSource;
  decisions: GateDecisionStore;
  now: () => number;
}

/**
 * Tries the draft of a scorecard on the agents that the caller may see, and stores nothing.
 *
 * Draft and present scorecard are applied to the same facts, under the exemptions that are in force
 * now and without grace periods: so nothing but the draft makes the difference.
 */
export class SimulationService {
  readonly #options: SimulationServiceOptions;

  private constructor(options: SimulationServiceOptions) {
    this.#options = options;
  }

  static create(options: SimulationServiceOptions): SimulationService {
    return new SimulationService(options);
  }

  async simulate(body: SimulationRequest, caller: Caller): Promise<Simulation> {
    const { directory, readModel, now } = this.#options;
    const time = now();
    const { compiled: draft, problems } = readDraft(body.draft);
    if (!draft) return { ...NOTHING, problems, asOf: toTime(time) };

    const ref = draft.scorecard.entityRef;
    const present = (await readModel.listScorecards()).find(
      one => one.scorecard.entityRef === ref,
    )?.compiled;
    const agents = new Map(
      (await directory.listAgents(caller.scope)).map(one => [one.ref, one]),
    );
    const refs = [...agents.keys()];
    const exempt = await this.#listExempt(ref, refs);
    const contextAt =
      (at: number) =>
      (agentRef: string): EvaluationContext => ({
        now: at,
        exempt: exempt.get(agentRef),
      });
    const days = body.days ?? DEFAULT_DAYS;
    const promotions = await this.#listPromotions(
      startOfDay(time) - days * DAY,
      caller,
    );

    const facts = await readModel.collectFacts(refs);
    const difference = diffLevels({
      present,
      draft,
      agents: facts,
      contextOf: contextAt(time),
    });
    const today = dayOf(time);
    const blocked = listBlocked({
      draft,
      facts,
      promotions: promotions.filter(one => dayOf(one.at) === today),
      contextOf: contextAt(time),
    });
    const past = await this.#tryPast({
      days: await this.#listDays(time, days),
      draft,
      present,
      refs,
      promotions,
      contextAt,
    });
    return {
      problems: [],
      scorecard: present && ref,
      levels: draft.levels,
      agents: difference.agents,
      before: difference.before,
      after: difference.after,
      losing: nameAgents(difference.losing, agents),
      gaining: nameAgents(difference.gaining, agents),
      days: past.days,
      missingDays: days - past.days.length,
      blocked: [...past.blocked, ...blocked],
      promotions: promotions.length,
      asOf: toTime(time),
    };
  }

  /** One day after the other, so that the facts of one at a time are held. */
  async #tryPast(options: {
    days: string[];
    draft: CompiledScorecard;
    present: CompiledScorecard | undefined;
    refs: string[];
    promotions: Promotion[];
    contextAt: (at: number) => (agentRef: string) => EvaluationContext;
  }): Promise<Pick<Simulation, 'days' | 'blocked'>> {
    const { draft, present, promotions } = options;
    const result: Pick<Simulation, 'days' | 'blocked'> = {
      days: [],
      blocked: [],
    };
    for (const day of options.days) {
      const facts: Map<string, FactSet> =
        await this.#options.readModel.factsOnDay(day, options.refs);
      const contextOf = options.contextAt(endOfDay(day));
      const { before, after, losing, gaining } = diffLevels({
        present,
        draft,
        agents: facts,
        contextOf,
      });
      result.days.push({
        day,
        before,
        after,
        losing: losing.length,
        gaining: gaining.length,
      });
      result.blocked.push(
        ...listBlocked({
          draft,
          facts,
          promotions: promotions.filter(one => dayOf(one.at) === day),
          contextOf,
        }),
      );
    }
    return result;
  }

  /** Those of the past days of which facts are kept, oldest first. */
  async #listDays(time: number, days: number): Promise<string[]> {
    const first = dayOf(startOfDay(time) - days * DAY);
    const kept = await this.#options.readModel.daysWithFacts();
    return kept.filter(day => day >= first && day < dayOf(time)).sort();
  }

  async #listExempt(scorecardRef: string, refs: string[]) {
    const exempt = new Map<string, Map<string, number>>();
    const inForce = await this.#options.exemptions.listInForce(
      refs,
      this.#options.now(),
    );
    for (const one of inForce) {
      if (one.scorecardRef !== scorecardRef) continue;
      const checks = exempt.get(one.agentRef) ?? new Map<string, number>();
      exempt.set(one.agentRef, checks.set(one.checkId, one.expiresAt));
    }
    return exempt;
  }

  /** Promotions that passed since then, oldest first. */
  async #listPromotions(since: number, caller: Caller): Promise<Promotion[]> {
    const found = await this.#options.decisions.list({
      scope: caller.scope,
      verdict: 'pass',
      since,
      limit: MAXIMUM_PROMOTIONS,
    });
    return found.reverse().map(({ decision }) => ({
      at: Date.parse(decision.at),
      agentRef: decision.agent,
      environmentRef: decision.environment,
      releaseVersion: decision.releaseVersion,
    }));
  }
}

function nameAgents(
  changes: LevelChange[],
  agents: ReadonlyMap<string, AgentDescriptor>,
): Simulation['losing'] {
  return changes.map(({ ref, from, to, checks }) => ({
    agent: ref,
    title: agents.get(ref)?.title ?? ref,
    owner: agents.get(ref)?.owner ?? '',
    from,
    to,
    checks,
  }));
}

function startOfDay(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + DAY - 1;
}

function dayOf(time: number): string {
  return toTime(time).slice(0, 10);
}
