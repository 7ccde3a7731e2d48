import { setTimeout as delay } from 'node:timers/promises';
import { combineHealth } from '@agent-portal/plugin-agents-common';
import type {
  HealthProber,
  HealthTarget,
  TargetObservation,
} from '@agent-portal/plugin-agents-node';
import { documentUrl } from '../http/documentUrl';
import type { GuardedHttpClient } from '../http/GuardedHttpClient';
import { AsyncQueue } from './AsyncQueue';
import { keyOf } from './model';
import { ProbeLanes } from './ProbeLanes';
import { type DocumentReading, readHealthDocument } from './readHealthDocument';
import { offsetOf } from './spread';

/** How instances are asked over HTTP. */
export interface HttpHealthProberOptions {
  client: GuardedHttpClient;
  now: () => number;
  /** For each document, from the look-up of the name to the last byte. */
  timeoutMs: number;
  /** Probes that go at once; those that wait for a slow host are not counted. */
  concurrency: number;
  /** How long a document about dependencies is good for before it is read again. */
  dependenciesIntervalMs: number;
  /** Over how much time the probes of one sweep are spread. */
  spreadMs: number;
}

/** For each probe at work, this many may wait for a slow host. */
const WAITING_PER_RUNNING = 7;

/** A healthy agent answers within a tenth of a second; a multiple of it is slow. */
const WAITING_AFTER_MS = 400;

/**
 * Asks each instance over HTTP.
 *
 * Read are two documents. The liveness document decides whether the instance is alive. The one
 * about its dependencies can make the verdict worse (see `combineHealth` for why); it is often
 * costly for the agent, so it is read less often, only while the agent is alive, and what it said
 * holds until it is read again. The document about hosted agents is not read here: what it lists
 * are agents with instances of their own, each of which is probed itself; nor is the one with
 * business figures, which are KPIs and no matter of health.
 */
export class HttpHealthProber implements HealthProber {
  readonly id = 'http';
  readonly #options: HttpHealthProberOptions;
  readonly #dependencies = new Map<
    string,
    DocumentReading & { readAgainAt: number }
  >();

  private constructor(options: HttpHealthProberOptions) {
    this.#options = options;
  }

  static create(options: HttpHealthProberOptions): HttpHealthProber {
    return new HttpHealthProber(options);
  }

  matches(): boolean {
    return true;
  }

  async *probe(
    targets: HealthTarget[],
    options: { signal: AbortSignal },
  ): AsyncGenerator<TargetObservation, void, undefined> {
    this.#forgetOthers(targets);
    const found = new AsyncQueue<TargetObservation>();
    const stop = new AbortController();
    const signal = AbortSignal.any([options.signal, stop.signal]);
    const probing = this.#probeAll(targets, { found, signal }).finally(() =>
      found.close(),
    );
    // Who stops iterating early never comes to await it.
    probing.catch(() => {});
    try {
      yield* found;
      await probing;
    } finally {
      stop.abort();
    }
  }

  async #probeAll(
    targets: HealthTarget[],
    options: { found: AsyncQueue<TargetObservation>; signal: AbortSignal },
  ): Promise<void> {
    const { found, signal } = options;
    const { concurrency, spreadMs, now } = this.#options;
    const lanes = new ProbeLanes({
      concurrency,
      waiting: concurrency * WAITING_PER_RUNNING,
      waitingAfterMs: WAITING_AFTER_MS,
    });
    const started = now();
    const probes = new Set<Promise<void>>();
    const faults: unknown[] = [];
    const begin = (target: HealthTarget) => {
      const probe: Promise<void> = lanes
        .run(() => this.#probeOne(target, signal))
        .then(observation => found.push(observation))
        .catch(error => {
          if (!signal.aborted) faults.push(error);
        })
        .finally(() => probes.delete(probe));
      probes.add(probe);
    };
    for (const { target, offset } of inOrder(targets, spreadMs)) {
      await lanes.room();
      const early = started + offset - now();
      if (early > 0) await delay(early, undefined, { signal }).catch(() => {});
      if (signal.aborted || faults.length > 0) break;
      begin(target);
    }
    await Promise.all(probes);
    if (faults.length > 0) throw faults[0];
  }

  async #probeOne(
    target: HealthTarget,
    signal: AbortSignal,
  ): Promise<TargetObservation> {
    const { client, timeoutMs, now } = this.#options;
    const { url, paths } = target;
    const { reading: liveness, latencyMs } = await readHealthDocument(
      documentUrl(url, paths.liveness),
      { client, timeoutMs, signal },
    );
    const alive = liveness.status === 'pass' || liveness.status === 'warn';
    const dependencies = alive
      ? await this.#readDependencies(target, signal)
      : this.#forget(target);
    const { isDocument, ...reading } = combineHealth(
      liveness,
      dependencies?.reading,
    );
    return {
      ...reading,
      target,
      at: now(),
      alive,
      ...(latencyMs !== undefined && { latencyMs }),
    };
  }

  async #readDependencies(
    target: HealthTarget,
    signal: AbortSignal,
  ): Promise<DocumentReading | undefined> {
    const { client, timeoutMs, now, dependenciesIntervalMs } = this.#options;
    const { url, paths } = target;
    if (paths.dependencies === paths.liveness) return undefined;
    const key = keyOf(target);
    const known = this.#dependencies.get(key);
    if (known && now() < known.readAgainAt) return known;
    const read = await readHealthDocument(
      documentUrl(url, paths.dependencies),
      { client, timeoutMs, signal },
    );
    const isWell = read.reading.status === 'pass' || !read.reading.isDocument;
    // What is not well is looked at again each time, so that no verdict rests on one reading and
    // a recovery is seen at once. The first pause is shorter, by another measure for each, or
    // else all would be due again in the same sweep.
    const pause = known ? 1 : 0.5 + offsetOf(key, 0.5);
    this.#dependencies.set(key, {
      ...read,
      readAgainAt: now() + (isWell ? dependenciesIntervalMs * pause : 0),
    });
    return read;
  }

  #forget(target: HealthTarget): undefined {
    this.#dependencies.delete(keyOf(target));
  }

  /** Keeps what is remembered from growing with instances that are gone. */
  #forgetOthers(targets: HealthTarget[]): void {
    if (this.#dependencies.size <= targets.length) return;
    const present = new Set(targets.map(keyOf));
    for (const key of this.#dependencies.keys()) {
      if (!present.has(key)) this.#dependencies.delete(key);
    }
  }
}

/** Each target with its place in the spread, which is the same in every sweep. */
function inOrder(targets: HealthTarget[], spreadMs: number) {
  const placed = targets.map(target => ({
    target,
    offset: spreadMs > 0 ? offsetOf(keyOf(target), spreadMs) : 0,
  }));
  return spreadMs > 0 ? placed.sort((a, b) => a.offset - b.offset) : placed;
}
