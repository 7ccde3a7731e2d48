import type { HealthPolicy } from '@agent-portal/plugin-agents-common';
import type {
  HealthProber,
  HealthTarget,
  TargetObservation,
} from '@agent-portal/plugin-agents-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { ChangeReporter } from '../changes/ChangeReporter';
import { boundObservation } from './boundObservation';
import { HealthRecorder } from './HealthRecorder';
import type { HealthStore } from './HealthStore';
import type { MaintenanceSource } from './MaintenanceSource';
import { keyOf } from './model';

/** Where the instances to probe come from. */
export interface HealthTargetSource {
  listInstances(): Promise<HealthTarget[]>;
}

/** What a sweep works with. */
export interface HealthSweepOptions {
  store: HealthStore;
  targets: HealthTargetSource;
  /** For each instance the first that matches is used. */
  probers: HealthProber[];
  policy: HealthPolicy;
  maintenance: MaintenanceSource;
  now: () => number;
  onChange: ChangeReporter;
  logger: LoggerService;
}

/** Probes every instance once and records what it finds, while it finds it. */
export class HealthSweep {
  readonly #options: HealthSweepOptions;
  /** The instances of the last sweep, to notice when some are gone. */
  #lastKeys = new Set<string>();

  private constructor(options: HealthSweepOptions) {
    this.#options = options;
  }

  static create(options: HealthSweepOptions): HealthSweep {
    return new HealthSweep(options);
  }

  /**
   * Probes every instance, those first that have not been measured for the longest, so that a
   * sweep that is cut short time and again does not leave out the same ones.
   *
   * @throws AggregateError when something on this side failed, a prober or the database, or when it
   *   was stopped before all were probed. What could be measured and written is there nevertheless.
   *   An agent that is not well is no failure.
   */
  async run({ signal }: { signal: AbortSignal }): Promise<void> {
    const { store, policy, maintenance, onChange, logger } = this.#options;
    const all = await this.#options.targets.listInstances();
    await this.#removeMissing(all);
    const targets = longestUnmeasuredFirst(all, await store.listObservedAt());

    const recorder = HealthRecorder.create({
      store,
      policy,
      maintenance,
      onChange,
    });
    const failures: unknown[] = [];
    let skipped = 0;
    await Promise.all(
      [...this.#assign(targets)].map(async ([prober, assigned]) => {
        try {
          skipped += await this.#probe(prober, { assigned, recorder, signal });
        } catch (error) {
          failures.push(error);
        }
      }),
    );
    if (skipped > 0) {
      failures.push(
        new Error(
          `The sweep was stopped with ${skipped} of ${targets.length} instances not probed; give it more time with agents.health.interval, or more probes at once with agents.health.concurrency`,
        ),
      );
    }
    failures.push(...(await recorder.close()));
    logger.debug(`Probed ${targets.length} instances`);
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `The health sweep had ${
          failures.length
        } failures; the first: ${stringifyError(failures[0])}`,
      );
    }
  }

  #assign(targets: HealthTarget[]): Map<HealthProber, HealthTarget[]> {
    const assigned = new Map<HealthProber, HealthTarget[]>();
    for (const target of targets) {
      const prober = this.#options.probers.find(p => p.matches(target));
      if (!prober) continue;
      const others = assigned.get(prober);
      if (others) others.push(target);
      else assigned.set(prober, [target]);
    }
    return assigned;
  }

  /** @returns How many instances were not probed before it was told to stop. */
  async #probe(
    prober: HealthProber,
    options: {
      assigned: HealthTarget[];
      recorder: HealthRecorder;
      signal: AbortSignal;
    },
  ): Promise<number> {
    const { assigned, recorder, signal } = options;
    const { now } = this.#options;
    const missing = new Set(assigned);
    let fault: unknown;
    try {
      for await (const observation of prober.probe(assigned, { signal })) {
        // Only what was asked for, and once: a prober of a module may be wrong.
        if (missing.delete(observation.target)) {
          recorder.add(boundObservation(observation, now()));
        }
        if (signal.aborted) break;
      }
    } catch (error) {
      fault = error;
    }
    if (signal.aborted) return missing.size;
    for (const target of missing) {
      recorder.add(unmeasured(target, { prober, fault, at: now() }));
    }
    if (fault) throw fault;
    return 0;
  }

  /** Forgets instances that the catalog no longer has. */
  async #removeMissing(targets: HealthTarget[]): Promise<void> {
    const keys = new Set(targets.map(keyOf));
    const isSame =
      keys.size === this.#lastKeys.size &&
      [...keys].every(key => this.#lastKeys.has(key));
    if (isSame) return;
    const { store, onChange } = this.#options;
    const gone = (await store.listKeys()).filter(key => !keys.has(keyOf(key)));
    await store.remove(gone);
    this.#lastKeys = keys;
    if (gone.length > 0) onChange(gone.map(({ agentRef }) => agentRef));
  }
}

function longestUnmeasuredFirst(
  targets: HealthTarget[],
  observedAt: Map<string, number>,
): HealthTarget[] {
  const timeOf = (target: HealthTarget) => observedAt.get(keyOf(target)) ?? 0;
  return targets
    .map(target => ({ target, at: timeOf(target) }))
    .sort((a, b) => a.at - b.at)
    .map(({ target }) => target);
}

function unmeasured(
  target: HealthTarget,
  options: { prober: HealthProber; fault: unknown; at: number },
): TargetObservation {
  const { prober, fault, at } = options;
  const why = fault ? `failed: ${stringifyError(fault)}` : 'said nothing of it';
  return boundObservation(
    {
      target,
      at,
      alive: false,
      status: 'unknown',
      reason: `Could not be measured: the prober "${prober.id}" ${why}`,
      cause: `prober-${fault ? 'failed' : 'silent'}`,
      components: [],
    },
    at,
  );
}
