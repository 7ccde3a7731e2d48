import type { AgentMetrics } from '../telemetry/AgentMetrics.ts';
import { describeError } from '../telemetry/describeError.ts';
import type { Dependency } from './Dependency.ts';
import type { HealthCheck, HealthDocument } from './HealthDocument.ts';
import { composeDocument } from './HealthDocument.ts';

const probeTimeoutMs = 2000;
const keptMs = 10_000;

export interface DependencyMonitorOptions {
  dependencies: Dependency[];
  metrics: AgentMetrics;
  now: () => number;
  probeTimeoutMs?: number;
}

/** Looks at the dependencies, at most every 10 seconds however often it is asked. */
export class DependencyMonitor {
  readonly #options: DependencyMonitorOptions;
  #document: Promise<HealthDocument> | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;

  private constructor(options: DependencyMonitorOptions) {
    this.#options = options;
  }

  static create(options: DependencyMonitorOptions): DependencyMonitor {
    return new DependencyMonitor(options);
  }

  async read(): Promise<HealthDocument> {
    const now = this.#options.now();
    if (!this.#document || now - this.#lookedAt >= keptMs) {
      this.#lookedAt = now;
      this.#document = this.#look();
    }
    return await this.#document;
  }

  async #look(): Promise<HealthDocument> {
    const checks = await Promise.all(
      this.#options.dependencies.map(
        async (dependency): Promise<[string, HealthCheck[]]> => [
          `${dependency.name}:response-time`,
          [await this.#probe(dependency)],
        ],
      ),
    );
    return composeDocument('what it depends on', Object.fromEntries(checks));
  }

  async #probe(dependency: Dependency): Promise<HealthCheck> {
    const { name, componentType, standIn } = dependency;
    const { metrics, now } = this.#options;
    const startedAt = performance.now();
    const base = {
      componentId: name,
      componentType,
      time: new Date(now()).toISOString(),
    };
    try {
      await this.#withinTimeout(dependency);
      metrics.setDependency(name, true);
      return {
        ...base,
        observedValue: Math.round(performance.now() - startedAt),
        observedUnit: 'ms',
        status: 'pass',
        ...(standIn === '' ? {} : { output: standIn }),
      };
    } catch (error) {
      metrics.setDependency(name, false);
      return {
        ...base,
        status: 'fail',
        output: `${name} cannot be used: ${describeError(error)}`,
      };
    }
  }

  /** Not every client heeds the signal. */
  async #withinTimeout(dependency: Dependency): Promise<void> {
    const limit = this.#options.probeTimeoutMs ?? probeTimeoutMs;
    const signal = AbortSignal.timeout(limit);
    const tooLong = Promise.withResolvers<never>();
    const giveUp = () =>
      tooLong.reject(new Error(`no answer within ${limit} ms`));
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      await Promise.race([dependency.probe(signal), tooLong.promise]);
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }
}
