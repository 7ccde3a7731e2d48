import { RELEASE_WINDOW_MS } from '@agent-portal/plugin-agents-common';
import { ForwardedError, stringifyError } from '@backstage/errors';
import { isDatabaseUnavailable } from '../database/databaseErrors';
import type { FleetStore } from './FleetStore';
import type { FleetChange } from './model';
import { projectAgents, type ProjectionSources } from './projectAgents';

/** Agents derived and stored at a time. */
const BATCH = 1_000;

/** What {@link FleetProjector} works with. */
export interface FleetProjectorOptions extends ProjectionSources {
  store: FleetStore;
  /** Told after rows have changed. */
  onProjected: (change: FleetChange) => Promise<void>;
}

interface RunOptions {
  /** Aborted when the rest is to be left for the next run. */
  signal?: AbortSignal;
}

/**
 * Keeps the row of each agent in step with what the catalog says and what was measured. The cost
 * follows the number of agents that changed. Calls queue up, so that two measurements of one
 * agent never overwrite each other's row; the store sees to the same between processes.
 */
export class FleetProjector {
  readonly #options: FleetProjectorOptions;
  #queue: Promise<void> = Promise.resolve();

  private constructor(options: FleetProjectorOptions) {
    this.#options = options;
  }

  static create(options: FleetProjectorOptions): FleetProjector {
    return new FleetProjector(options);
  }

  /** Derives the rows of the named agents anew; those that the catalog no longer has go. */
  project(agentRefs: string[]): Promise<void> {
    return this.#enqueue(async () => {
      const refs = [...new Set(agentRefs)];
      await this.#projectInBatches(refs);
    });
  }

  /**
   * Derives the rows anew of agents that are marked as changed: those that a process was killed
   * over, or failed to store.
   */
  projectMarked(options: RunOptions = {}): Promise<void> {
    return this.#enqueue(async () => {
      const marks = await this.#options.store.listMarks();
      const refs = [...new Set(marks.map(mark => mark.agentRef))];
      await this.#projectInBatches(refs, options.signal);
    });
  }

  /** Derives every row anew, as at start-up or when a plan or an environment changed. */
  projectAll(options: RunOptions = {}): Promise<void> {
    return this.#enqueue(async () => {
      const [known, stored] = await Promise.all([
        this.#options.agents.listAgentEtags(),
        this.#options.store.listRefs(),
      ]);
      const refs = [...new Set([...known.keys(), ...stored])];
      await this.#projectInBatches(refs, options.signal);
    });
  }

  /** Derives the rows anew of agents whose traffic two releases share, or did until now. */
  projectMixedReleases(options: RunOptions = {}): Promise<void> {
    return this.#enqueue(async () => {
      const { kpis, store, now } = this.#options;
      const shares = await kpis.listReleaseShares(
        undefined,
        now() - RELEASE_WINDOW_MS,
      );
      const mixed = [...shares]
        .filter(([, byEnvironment]) =>
          [...byEnvironment.values()].some(releases => releases.length > 1),
        )
        .map(([ref]) => ref);
      const refs = [...new Set([...mixed, ...(await store.listWeighted())])];
      await this.#projectInBatches(refs, options.signal);
    });
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const run = this.#queue.then(work);
    // Who asked is told what went wrong; who comes next is not concerned.
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /**
   * A batch that cannot be stored is tried again agent by agent, so that one agent never keeps the
   * others from being up to date.
   */
  async #projectInBatches(refs: string[], signal?: AbortSignal): Promise<void> {
    const failures: unknown[] = [];
    for (let start = 0; start < refs.length; start += BATCH) {
      signal?.throwIfAborted();
      const batch = refs.slice(start, start + BATCH);
      try {
        await this.#projectBatch(batch);
      } catch (error) {
        if (batch.length === 1 || isDatabaseUnavailable(error)) throw error;
        failures.push(...(await this.#projectOneByOne(batch, signal)));
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `${
          failures.length
        } agents could not be brought up to date; the first: ${stringifyError(
          failures[0],
        )}`,
      );
    }
  }

  async #projectOneByOne(
    refs: string[],
    signal: AbortSignal | undefined,
  ): Promise<unknown[]> {
    const failures: unknown[] = [];
    for (const ref of refs) {
      signal?.throwIfAborted();
      try {
        await this.#projectBatch([ref]);
      } catch (error) {
        failures.push(new ForwardedError(`Agent ${ref}`, error));
      }
    }
    return failures;
  }

  async #projectBatch(refs: string[]): Promise<void> {
    const { store, onProjected } = this.#options;
    const change = await store.exclusively(exclusive =>
      projectAgents(refs, exclusive, this.#options),
    );
    if (change.changed.length + change.removed.length > 0) {
      await onProjected(change);
    }
  }
}
