import {
  applyOperation,
  decide,
  type LedgerDraft,
  type OperationContext,
  raisesTraffic,
  type Rollout,
  type RolloutOperation,
} from '@agent-portal/plugin-agents-common';
import { NotFoundError, toError } from '@backstage/errors';
import { chunksOf } from '../../database/upsertRows';
import type {
  RolloutChange,
  RolloutEngine,
  RolloutObserver,
  RolloutStore,
  StoredRollout,
  TrafficLocator,
} from '../model';
import { CommandRunner } from './CommandRunner';
import { observeRollouts } from './observeRollouts';
import { refuseIfLost, refuseOldRevision } from './refuseLosers';

/** What the engine works with. */
export interface RolloutEngineOptions {
  store: RolloutStore;
  observer: RolloutObserver;
  locator: TrafficLocator;
  /** Ms since 1970. */
  now: () => number;
  /** Commands that one driver is given at the same time. Default 8. */
  concurrency?: number;
  /** How long a tick waits for drivers before it leaves them to themselves, in ms. Default 2,000. */
  patienceMs?: number;
  /** Rollouts that are saved in one transaction. Default 1,000. */
  batchSize?: number;
  /** What decides; another one only in tests. */
  rules?: RolloutRules;
}

/** The pure core. */
export interface RolloutRules {
  decide: typeof decide;
  applyOperation: typeof applyOperation;
}

/** How often an operation is tried again when only the engine was faster. */
const ATTEMPTS = 10;

/**
 * Looks, decides, saves, and has commands carried out, in this order: what was decided is stored
 * before anything follows from it, so that a process that dies leaves the rest to the next.
 *
 * Any number of engines may work on one database: of two decisions from the same revision one is
 * saved, and of two executions of a command one has an effect.
 */
export class DefaultRolloutEngine implements RolloutEngine {
  readonly #options: RolloutEngineOptions;
  readonly #rules: RolloutRules;
  readonly #runner: CommandRunner;
  /** What went wrong where nobody could be told. */
  #failures: Error[] = [];

  private constructor(options: RolloutEngineOptions) {
    this.#options = options;
    this.#rules = options.rules ?? { decide, applyOperation };
    this.#runner = CommandRunner.create({
      concurrency: 8,
      patienceMs: 2_000,
      ...options,
    });
  }

  static create(options: RolloutEngineOptions): DefaultRolloutEngine {
    return new DefaultRolloutEngine(options);
  }

  /**
   * @throws AggregateError when something failed, also a driver, after all else was done.
   */
  async tick(options: { signal: AbortSignal; ids?: string[] }): Promise<void> {
    const failures: Error[] = await this.#advance(options).catch(error => [
      toError(error),
    ]);
    failures.push(...this.#failures, ...this.#runner.takeFailures());
    this.#failures = [];
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `The tick of the rollouts had ${failures.length} failures; the first: ${failures[0].message}`,
      );
    }
  }

  async operate(options: {
    id: string;
    operation: RolloutOperation;
    context: OperationContext;
    revision?: number;
  }): Promise<StoredRollout> {
    const { store } = this.#options;
    let base = await this.#get(options.id);
    refuseOldRevision(base, options.revision);
    for (let attempt = 1; ; attempt++) {
      const change = await this.#apply(base, options);
      if (change.rollout === base.rollout && change.entries.length === 0) {
        return base;
      }
      if ((await store.save([change])).size > 0) {
        await this.#goOn([change.rollout]);
        return this.#get(options.id);
      }
      const present = await this.#get(options.id);
      await refuseIfLost({
        store,
        base,
        present,
        operation: options.operation,
        isLast: attempt === ATTEMPTS,
      });
      base = present;
    }
  }

  async create(
    rollout: Rollout,
    entries: LedgerDraft[],
  ): Promise<StoredRollout> {
    const { store } = this.#options;
    await store.create({
      rollout,
      entries,
      input: { type: 'create', at: rollout.createdAt, rollout },
    });
    // Another one of the agent gives way at once.
    const others = await store.list({
      open: true,
      agentRef: rollout.agent,
      environmentRef: rollout.environment,
    });
    await this.#goOn(others.map(other => other.rollout));
    return this.#get(rollout.id);
  }

  /** Waits until no driver has anything to do. */
  async settled(): Promise<void> {
    await this.#runner.settled();
  }

  /** @returns What failed for some of the rollouts; the others were gone on with. */
  async #advance(options: {
    signal: AbortSignal;
    ids?: string[];
  }): Promise<Error[]> {
    const { store, now, batchSize = 1_000 } = this.#options;
    const { signal, ids } = options;
    const open = await store.list({ open: true, ids });
    if (open.length === 0) return [];
    const seen = await observeRollouts(open, { ...this.#options, signal });
    if (signal.aborted) return [abortError(signal)];
    const failures: Error[] = [];
    const at = now();
    const after = new Map(open.map(({ rollout }) => [rollout.id, rollout]));
    const changes: RolloutChange[] = [];
    for (const [index, { rollout, revision }] of open.entries()) {
      const observations = seen[index];
      try {
        const decision = this.#rules.decide(rollout, observations, at);
        if (decision.rollout === rollout) continue;
        const input = { type: 'tick' as const, at, observations };
        changes.push({ ...decision, revision, input });
      } catch (error) {
        failures.push(toError(error));
        // Nobody knows whether its command may still be carried out.
        if (raisesTraffic(rollout)) after.delete(rollout.id);
      }
    }
    for (const batch of chunksOf(changes, batchSize)) {
      const saved = await store.save(batch).catch(error => {
        failures.push(toError(error));
        return new Set<string>();
      });
      for (const { rollout } of batch) {
        // Whoever was faster goes on with it.
        if (saved.has(rollout.id)) after.set(rollout.id, rollout);
        else after.delete(rollout.id);
      }
    }
    await this.#runner.run([...after.values()], { signal });
    if (signal.aborted) failures.push(abortError(signal));
    return failures;
  }

  async #apply(
    base: StoredRollout,
    options: { operation: RolloutOperation; context: OperationContext },
  ): Promise<RolloutChange> {
    const { operation, context } = options;
    const { rollout, revision } = base;
    // Going back must not wait for anything that could be slow.
    const isLook =
      operation.type === 'promote' ||
      (operation.type === 'abort' && rollout.state === 'rolling-back');
    const [observations] = isLook
      ? await observeRollouts([base], this.#options)
      : [];
    const at = this.#options.now();
    const decision = this.#rules.applyOperation(rollout, operation, context, {
      now: at,
      ...(observations && { observations }),
    });
    const input = { type: 'operation' as const, at, operation, context };
    return {
      ...decision,
      revision,
      input: observations ? { ...input, observations } : input,
    };
  }

  /** Carries on with rollouts at once; what fails is told by the next tick. */
  async #goOn(rollouts: Rollout[]): Promise<void> {
    try {
      // Giving traffic back waits for nothing; more of it is given only after a look.
      await this.#runner.run(rollouts.filter(one => !raisesTraffic(one)));
      const ids = rollouts.map(({ id }) => id);
      const { signal } = new AbortController();
      this.#failures.push(...(await this.#advance({ ids, signal })));
    } catch (error) {
      this.#failures.push(toError(error));
    }
  }

  async #get(id: string): Promise<StoredRollout> {
    const stored = await this.#options.store.get(id);
    if (!stored) throw new NotFoundError(`There is no rollout ${id}`);
    return stored;
  }
}

function abortError(signal: AbortSignal): Error {
  return new Error('The tick of the rollouts was stopped before it was done', {
    cause: signal.reason,
  });
}
