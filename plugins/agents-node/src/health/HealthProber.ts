import type { HealthObservation } from '@agent-portal/plugin-agents-common';
import type { HealthTarget } from './HealthTarget';

/**
 * What a prober found out about one instance.
 *
 * Give status `unknown` when the prober could not measure, for example because its own server is
 * away: such a probe does not count against the agent's uptime. Give `fail` only for what the
 * instance did.
 *
 * @public
 */
export interface TargetObservation extends HealthObservation {
  /** The very target that was handed in. */
  target: HealthTarget;
}

/**
 * A way to measure the health of instances: the backend itself has one that asks each instance
 * over HTTP; a module can add another, such as one that asks a monitoring system that already
 * probes the fleet.
 *
 * For every instance the first prober that matches is used. Probers of modules are asked before
 * the built-in one, in the order in which they were added.
 *
 * @public
 */
export interface HealthProber {
  /** A short name that tells probers apart in messages, such as `blackbox-exporter`. */
  readonly id: string;

  /** Whether this prober measures the instance. Must be quick and must not throw. */
  matches(target: HealthTarget): boolean;

  /**
   * Measures instances and yields one observation for each, in any order, as soon as it is there:
   * what is yielded is stored within a fraction of a second, so that a slow instance does not
   * hold up the news of the others. A batch that comes from one query may be yielded all at once.
   *
   * A target without an observation is stored as `unknown`. Text in observations is cut to what
   * fits on a page.
   *
   * @param targets - All that this prober matches; may be tens of thousands.
   * @param options - `signal` is aborted when the sweep has to end: stop soon, without an error.
   * @throws When nothing could be measured, by a fault of the prober or what it asks. The targets
   *   that were not yielded by then are stored as `unknown` with the error's message.
   */
  probe(
    targets: HealthTarget[],
    options: { signal: AbortSignal },
  ): AsyncIterable<TargetObservation>;
}
