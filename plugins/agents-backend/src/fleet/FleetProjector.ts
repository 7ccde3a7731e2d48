import { isDeepStrictEqual } from 'node:util';
import {
  type KpiCounts,
  RELEASE_WINDOW_MS,
  countKpis,
} from '@agent-portal/plugin-agents-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError, stringifyError } from '@backstage/errors';
import type { AgentStore } from '../catalog/AgentStore';
import { isDatabaseUnavailable } from '../database/databaseErrors';
import { createWaveFinder } from './createWaveFinder';
import { deriveAgent } from './deriveAgent';
import { findNextEnvironment } from './findNextEnvironment';
import type { FleetStore } from './FleetStore';
import { groupBy } from './groupBy';
import { toStoredForm } from './toStoredForm';
import type { FleetRecord, PhaseTransition } from './model';
import type {
  HealthSource,
  KpiVerdictSource,
  ReadinessSource,
  RolloutSource,
} from './sources';

/** Agents derived and stored at a time. */
const BATCH = 1_000;

const NO_KPIS: KpiCounts = countKpis([]);

/** What {@link FleetProjector} works with. */
export interface FleetProjectorOptions {
  agents: AgentStore;
  health: HealthSource;
  kpis: KpiVerdictSource;
  readiness: ReadinessSource;
  rollouts: RolloutSource;
  store: FleetStore;
  logger: LoggerService;
  now: () => number;
  /** Told after rows have changed. */
  onProjected: (change: FleetChange) => Promise<void>;
}

interface RunOptions {
  /** Aborted when the rest is to be left for the next run. */
  signal?: AbortSignal;
}

/** What a projection changed. */
export interface FleetChange {
  changed: FleetRecord[];
  removed: string[];
  transitions: PhaseTransition[];
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
    this.#queue = run.catch(error => {
      this.#options.logger.error('Could not update the fleet', error);
    });
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
      this.#projectExclusively(refs, exclusive),
    );
    if (change.changed.length + change.removed.length > 0) {
      await onProjected(change);
    }
  }

  async #projectExclusively(
    refs: string[],
    store: FleetStore,
  ): Promise<FleetChange> {
    const { agents, health, kpis, readiness, rollouts, now } = this.#options;
    const time = now();
    // Before anything else is read: what is marked later may not have been seen.
    const marks = await store.listMarks(refs);
    const descriptors = await agents.listAgents(refs);
    const instances = groupBy(
      await agents.listInstances(refs),
      target => target.agentRef,
    );
    const policies = await agents.listPolicies();
    const findWave = createWaveFinder(policies.plans);
    const states = await health.listInstanceHealth(refs);
    const counts = await kpis.listCounts(refs);
    const shares = await kpis.listReleaseShares(refs, time - RELEASE_WINDOW_MS);
    const summarize = await readiness.createSummarizer(refs);
    const onTheirWay = await rollouts.listPhaseEvidence(refs);
    const previous = await store.getRecords(refs);

    const put: FleetRecord[] = [];
    const transitions: PhaseTransition[] = [];
    for (const descriptor of descriptors) {
      const before = previous.get(descriptor.ref);
      const targets = instances.get(descriptor.ref) ?? [];
      const measured = states.get(descriptor.ref) ?? [];
      const { record } = deriveAgent({
        descriptor,
        instances: targets,
        environments: policies.environments,
        kpiSets: policies.kpiSets,
        wave: findWave(descriptor),
        health: measured,
        kpis: counts.get(descriptor.ref) ?? NO_KPIS,
        readiness: summarize(
          descriptor.ref,
          findNextEnvironment(policies.environments, targets, measured),
        ),
        releases: shares.get(descriptor.ref) ?? new Map(),
        rollouts: onTheirWay.get(descriptor.ref) ?? new Map(),
        previous: before,
        now: time,
      });
      if (
        before &&
        isDeepStrictEqual(toStoredForm(record), toStoredForm(before))
      ) {
        continue;
      }
      put.push(record);
      if (before && before.row.phase !== record.row.phase) {
        transitions.push({
          agentRef: descriptor.ref,
          at: record.row.phaseSince,
          from: before.row.phase,
          to: record.row.phase,
          reason: record.phase.reasons.map(reason => reason.text).join(' '),
        });
      }
    }
    const present = new Set(descriptors.map(descriptor => descriptor.ref));
    const remove = refs.filter(ref => !present.has(ref) && previous.has(ref));
    if (put.length + remove.length + marks.length > 0) {
      await store.save({ put, transitions, remove, marks });
    }
    return { changed: put, removed: remove, transitions };
  }
}
