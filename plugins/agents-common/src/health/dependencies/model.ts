import type { HealthComponent, HealthStatus } from '../../api/types';

/**
 * Something that agents depend on, as the catalog describes it.
 *
 * @public
 */
export interface DependencyResource {
  /** Entity reference. */
  ref: string;
  title: string;
  /** Entity references of what it depends on itself. */
  dependsOn: readonly string[];
  /** Names under which health documents report it, from its annotation. */
  components: readonly string[];
}

/**
 * An agent in one environment, with what its health document says. Times are ms since 1970.
 *
 * @public
 */
export interface DependentInstance {
  agentRef: string;
  agentTitle: string;
  environmentRef: string;
  /** Entity references of what the agent depends on, as the catalog says. */
  dependsOn: readonly string[];
  /** Since when its health is what it is, or since when it has not been measured. */
  since: number;
  /** When it was probed last; absent when it never was. */
  observedAt?: number;
  /** None while nothing is known of it. */
  components: readonly HealthComponent[];
}

/**
 * What an agent says of something that it depends on. Times are ms since 1970.
 *
 * @public
 */
export interface DependencyReport {
  agentRef: string;
  agentTitle: string;
  /** The worst of its measurements; `unknown` when it has none, or none with a status. */
  status: HealthStatus;
  /** The component with the worst measurement; absent when the agent reports none. */
  component?: string;
  /** What the agent says about it. */
  output?: string;
  since?: number;
  /** When it was measured. */
  at?: number;
  /** What the agent depends on directly, when it needs this only because that does. */
  through?: string;
}

/**
 * Something that agents depend on in one environment, as they report it. Times are ms since 1970.
 *
 * @public
 */
export interface Dependency {
  /** Entity reference; absent when the catalog does not know it. */
  ref?: string;
  title: string;
  environmentRef: string;
  /** Entity references of what it depends on itself. */
  dependsOn: readonly string[];
  /** The worst that an agent reports; `unknown` when none does. */
  status: HealthStatus;
  since: number;
  /** Why, in one sentence without a full stop. */
  reason: string;
  /** How many agents report on it. */
  reporting: number;
  /** Those that depend on it, the worst first. */
  agents: DependencyReport[];
}
