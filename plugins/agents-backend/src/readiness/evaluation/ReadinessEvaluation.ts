import { setImmediate } from 'node:timers/promises';
import { stringifyError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AgentStore } from '../../catalog/AgentStore';
import type { ChangeListener } from '../../changes/ChangeListener';
import { chunksOf } from '../../database/upsertRows';
import type { FactAnswers, FactCollector } from '../facts';
import type { ExemptionSource, ReadinessEvaluator } from '../model';
import type {
  ReadinessChanges,
  ReadinessStore,
  ReadinessTransition,
} from '../results/ReadinessStore';
import type { ScorecardRegister, ScorecardStore } from '../scorecards';
import { settleResults } from './settleResults';

/** Agents that are judged and saved together. */
const BATCH = 500;

/** What {@link ReadinessEvaluation} works with. */
export interface ReadinessEvaluationOptions {
  agents: Pick<AgentStore, 'listAgentEtags' | 'listAgents'>;
  register: ScorecardRegister;
  scorecards: ScorecardStore;
  collector: FactCollector;
  exemptions: ExemptionSource;
  store: ReadinessStore;
  logger: LoggerService;
  now: () => number;
  /** Told which agents stand differently, after it was stored. */
  onChange: ChangeListener;
  /** Told which agents have another level, after it was stored. */
  onTransitions: (transitions: ReadinessTransition[]) => Promise<void>;
}

/**
 * Judges agents by the scorecards in force, and stores what changed. Evaluations queue up within a
 * process, and the store lets no two processes evaluate at a time: facts that were read before
 * others were stored never overwrite what came of those.
 *
 * The providers of modules are asked before, as they may take their time: while one hangs nobody
 * else waits. What they said of an agent that was judged by a later answer meanwhile is passed over.
 */
export class ReadinessEvaluation implements ReadinessEvaluator {
  readonly #options: ReadinessEvaluationOptions;
  #queue: Promise<unknown> = Promise.resolve();
  /** Goes up with each batch whose facts are asked for. */
  #turn = 0;
  /** The turn in which each agent was judged last. */
  readonly #judgedIn = new Map<string, number>();

  private constructor(options: ReadinessEvaluationOptions) {
    this.#options = options;
  }

  static create(options: ReadinessEvaluationOptions): ReadinessEvaluation {
    return new ReadinessEvaluation(options);
  }

  /**
   * Judges all agents by all scorecards, a batch at a time so that others get their turn in
   * between.
   *
   * @throws AggregateError after what was found is saved, when a provider of facts failed.
   */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { agents, store, register } = this.#options;
    await register.refresh();
    const present = await agents.listAgentEtags();
    const kept = await store.listAgentRefs();
    await this.evaluate([...new Set([...present.keys(), ...kept])], options);
  }

  /** Judges agents of which an exemption, a fact or a grace period is over by now. */
  async runDue(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { store, now } = this.#options;
    await this.evaluate(await store.listDue(now()), options);
  }

  /**
   * Judges agents whose facts changed. What fails is left to the next sweep, which says so: those
   * who report a change have done their own work by then.
   */
  readonly follow: ChangeListener = async agentRefs => {
    try {
      await this.evaluate(agentRefs);
    } catch (error) {
      this.#options.logger.warn(
        `Agents could not be judged at once: ${stringifyError(error)}`,
      );
    }
  };

  async evaluate(
    agentRefs: string[],
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    if (agentRefs.length === 0) return;
    const { signal } = options;
    const { collector, now } = this.#options;
    const errors: Error[] = [];
    for (const batch of chunksOf([...new Set(agentRefs)], BATCH)) {
      signal?.throwIfAborted();
      const turn = ++this.#turn;
      const modules = await collector.askModules({
        agentRefs: batch,
        now: now(),
        signal,
      });
      const changes = await this.#enqueue(() =>
        this.#judge(
          batch.filter(ref => (this.#judgedIn.get(ref) ?? 0) < turn),
          { modules, turn, signal, errors },
        ),
      );
      await this.#announce(changes);
      await setImmediate();
    }
    if (errors.length > 0) {
      throw new AggregateError(
        errors,
        `Some facts about agents could not be collected: ${errors[0].message}`,
      );
    }
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(work);
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async #judge(
    refs: string[],
    options: {
      modules: FactAnswers;
      turn: number;
      signal?: AbortSignal;
      errors: Error[];
    },
  ): Promise<ReadinessChanges> {
    const { agents, collector, exemptions, now, register } = this.#options;
    const { modules, signal, errors } = options;
    return this.#options.store.exclusively(async store => {
      const time = now();
      const known = await agents.listAgents(refs);
      const present = known.map(({ ref }) => ref);
      const collected = await collector.collect(
        { agentRefs: present, now: time, signal },
        modules,
      );
      errors.push(...collected.errors);
      const changes = settleResults(
        {
          // In here, as a version may have come into force while others were at it.
          scorecards: await register.listInForce(),
          facts: collected.facts,
          exemptions: await exemptions.listInForce(present, time),
          holders: await this.#options.scorecards.listHolders(present),
          now: time,
        },
        {
          results: await store.listResults({ agentRefs: present }),
          facts: await store.listFacts(present),
        },
      );
      const there = new Set(present);
      changes.gone = refs.filter(ref => !there.has(ref));
      signal?.throwIfAborted();
      if (isAnything(changes)) await store.save(changes);
      for (const ref of present) this.#judgedIn.set(ref, options.turn);
      for (const ref of changes.gone) this.#judgedIn.delete(ref);
      return changes;
    });
  }

  async #announce(changes: ReadinessChanges): Promise<void> {
    const { onChange, onTransitions } = this.#options;
    if (changes.touched.length > 0) await onChange(changes.touched);
    if (changes.transitions.length > 0) {
      await onTransitions(changes.transitions);
    }
  }
}

function isAnything(changes: ReadinessChanges): boolean {
  return Object.values(changes).some(list => list.length > 0);
}
