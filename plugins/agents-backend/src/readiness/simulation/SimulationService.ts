import { setImmediate } from 'node:timers/promises';
import type {
  CompiledScorecard,
  EvaluationContext,
  FactSet,
  LevelChange,
  Simulation,
  SimulationRequest,
} from '@agent-portal/plugin-agents-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { chunksOf } from '../../database/upsertRows';
import type { GateDecisionStore } from '../gate/GateDecisionStore';
import { listSeenScorecards } from '../listSeenScorecards';
import type { ExemptionSource, ReadinessReadModel } from '../model';
import type { AgentDirectory } from '../workflow/AgentDirectory';
import type { Caller } from '../workflow/Caller';
import { toTime } from '../workflow/toTime';
import { diffInSlices } from './diffInSlices';
import { judgePromotion } from './judgePromotion';
import { readDraft } from './readDraft';
import { readPromotions } from './readPromotions';

const DAY = 86_400_000;
const DEFAULT_DAYS = 30;
/** Agents whose titles are looked up together. */
const NAMED_AT_ONCE = 500;

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
 * now and without grace periods: so nothing but the draft makes the difference. Facts of a past day
 * are judged at the time at which they were looked at last on that day.
 */
export class SimulationService {
  readonly #options: SimulationServiceOptions;
  #isRunning = false;

  private constructor(options: SimulationServiceOptions) {
    this.#options = options;
  }

  static create(options: SimulationServiceOptions): SimulationService {
    return new SimulationService(options);
  }

  /**
   * @throws ServiceUnavailableError while another simulation runs: each goes over the whole fleet
   * many times.
   */
  async simulate(body: SimulationRequest, caller: Caller): Promise<Simulation> {
    const { compiled: draft, problems } = readDraft(body.draft);
    if (!draft) {
      return { ...NOTHING, problems, asOf: toTime(this.#options.now()) };
    }
    if (this.#isRunning) {
      throw new ServiceUnavailableError(
        'Another simulation runs at the moment, and one at a time does; try again in a few seconds',
      );
    }
    this.#isRunning = true;
    try {
      return await this.#simulate(draft, body.days ?? DEFAULT_DAYS, caller);
    } finally {
      this.#isRunning = false;
    }
  }

  async #simulate(
    draft: CompiledScorecard,
    days: number,
    caller: Caller,
  ): Promise<Simulation> {
    const { directory, readModel, now } = this.#options;
    const time = now();
    const ref = draft.scorecard.entityRef;
    const seen = await listSeenScorecards(readModel, caller);
    const present = seen.find(one => one.scorecard.entityRef === ref)?.compiled;
    const exempt = await this.#listExempt(ref);
    const shared = {
      present,
      draft,
      refs: await directory.listRefs(caller.scope),
      contextOf: (agentRef: string, at: number): EvaluationContext => ({
        now: at,
        exempt: exempt.get(agentRef),
      }),
    };
    const difference = await diffInSlices({
      ...shared,
      read: async refs => withTime(await readModel.collectFacts(refs), time),
    });
    const past: Simulation['days'] = [];
    for (const day of await this.#listDays(time, days)) {
      const { before, after, losing, gaining } = await diffInSlices({
        ...shared,
        read: refs => readModel.factsOnDay(day, refs),
      });
      past.push({
        day,
        before,
        after,
        losing: losing.length,
        gaining: gaining.length,
      });
    }
    const { blocked, promotions } = await this.#tryPromotions(draft, {
      caller,
      since: startOfDay(time) - days * DAY,
      contextOf: shared.contextOf,
    });
    return {
      problems: [],
      scorecard: present && ref,
      levels: draft.levels,
      agents: difference.agents,
      before: difference.before,
      after: difference.after,
      losing: await this.#nameAgents(difference.losing),
      gaining: await this.#nameAgents(difference.gaining),
      days: past,
      missingDays: days - past.length,
      blocked,
      promotions,
      asOf: toTime(time),
    };
  }

  /** Promotions by the facts that the gate went by, oldest first. */
  async #tryPromotions(
    draft: CompiledScorecard,
    options: {
      caller: Caller;
      since: number;
      contextOf: (ref: string, at: number) => EvaluationContext;
    },
  ): Promise<Pick<Simulation, 'blocked'> & { promotions: number }> {
    const { caller, since, contextOf } = options;
    const blocked: Simulation['blocked'] = [];
    let promotions = 0;
    for await (const promotion of readPromotions(this.#options.decisions, {
      scope: caller.scope,
      since,
    })) {
      promotions++;
      const { agentRef, at } = promotion;
      const known = promotion.facts ?? (await this.#factsOfDay(agentRef, at));
      blocked.push(
        ...judgePromotion(
          draft,
          { ...promotion, facts: known },
          contextOf(agentRef, at),
        ),
      );
    }
    return { blocked: blocked.reverse(), promotions };
  }

  /** Of decisions from before facts were kept with them. */
  async #factsOfDay(agentRef: string, at: number) {
    const found = await this.#options.readModel.factsOnDay(dayOf(at), [
      agentRef,
    ]);
    return found.get(agentRef)?.facts;
  }

  /** Those of the past days of which facts are kept, oldest first. */
  async #listDays(time: number, days: number): Promise<string[]> {
    const first = dayOf(startOfDay(time) - days * DAY);
    const kept = await this.#options.readModel.daysWithFacts();
    return kept.filter(day => day >= first && day < dayOf(time)).sort();
  }

  async #listExempt(scorecardRef: string) {
    const exempt = new Map<string, Map<string, number>>();
    const inForce = await this.#options.exemptions.listInForce(
      undefined,
      this.#options.now(),
    );
    for (const one of inForce) {
      if (one.scorecardRef !== scorecardRef) continue;
      const checks = exempt.get(one.agentRef) ?? new Map<string, number>();
      exempt.set(one.agentRef, checks.set(one.checkId, one.expiresAt));
    }
    return exempt;
  }

  async #nameAgents(changes: LevelChange[]): Promise<Simulation['losing']> {
    const named: Simulation['losing'] = [];
    for (const chunk of chunksOf(changes, NAMED_AT_ONCE)) {
      const agents = await this.#options.directory.listNamed(
        chunk.map(({ ref }) => ref),
      );
      const byRef = new Map(agents.map(agent => [agent.ref, agent]));
      for (const { ref, from, to, checks } of chunk) {
        const agent = byRef.get(ref);
        const { title = ref, owner = '' } = agent ?? {};
        named.push({ agent: ref, title, owner, from, to, checks });
      }
      await setImmediate();
    }
    return named;
  }
}

function withTime(facts: Map<string, FactSet>, seenAt: number) {
  return new Map(
    [...facts].map(([ref, found]) => [ref, { facts: found, seenAt }]),
  );
}

function startOfDay(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

function dayOf(time: number): string {
  return toTime(time).slice(0, 10);
}
