/**
 * The `apiVersion` of the kinds that Agent Portal adds to the catalog.
 *
 * @public
 */
export const AGENT_PORTAL_API_VERSION = 'agentportal.dev/v1alpha1';

/**
 * The API group of {@link AGENT_PORTAL_API_VERSION}.
 *
 * @public
 */
export const AGENT_PORTAL_API_GROUP = 'agentportal.dev';

/**
 * The `spec.type` of a `Component` that is an AI agent.
 *
 * @public
 */
export const AGENT_TYPE = 'ai-agent';

/**
 * The `spec.type` of a `Resource` that is an environment agents run in.
 *
 * @public
 */
export const ENVIRONMENT_TYPE = 'environment';

/**
 * The kind that holds KPI definitions with their targets.
 *
 * @public
 */
export const KPI_SET_KIND = 'KpiSet';

/**
 * The kind that holds the waves, strategies and gates of a rollout.
 *
 * @public
 */
export const ROLLOUT_PLAN_KIND = 'RolloutPlan';

/**
 * The kind that holds the levels and checks of readiness.
 *
 * @public
 */
export const SCORECARD_KIND = 'Scorecard';

/**
 * The kind that says what is worth an alert and who is told.
 *
 * @public
 */
export const ALERT_POLICY_KIND = 'AlertPolicy';

/**
 * Relation from an agent to the KPI set that its `spec.agent.kpis` names.
 *
 * @public
 */
export const RELATION_MEASURED_BY = 'measuredBy';

/**
 * Relation from a KPI set to an agent that names it; the reverse of
 * {@link RELATION_MEASURED_BY}.
 *
 * @public
 */
export const RELATION_MEASURES = 'measures';

/**
 * Relation from a rollout plan to an agent that one of its waves names.
 *
 * @public
 */
export const RELATION_ROLLS_OUT = 'rollsOut';

/**
 * Relation from an agent to the rollout plan that names it; the reverse of
 * {@link RELATION_ROLLS_OUT}.
 *
 * @public
 */
export const RELATION_ROLLED_OUT_BY = 'rolledOutBy';

/**
 * The stages an environment can be of, from the earliest to the furthest.
 *
 * @public
 */
export const ENVIRONMENT_STAGES = [
  'development',
  'staging',
  'production',
] as const;

/**
 * The health paths an instance answers on when its entity names no others.
 *
 * @public
 */
export const DEFAULT_HEALTH_PATHS = {
  liveness: '/health',
  agents: '/health/agents',
  dependencies: '/health/dependencies',
  business: '/health/business',
} as const;

/**
 * The metrics path of an instance whose entity names no other.
 *
 * @public
 */
export const DEFAULT_METRICS_PATH = '/metrics';

/**
 * The largest entity, as JSON text in UTF-8 bytes, that is accepted for the
 * kinds of this package.
 *
 * @public
 */
export const MAXIMUM_ENTITY_BYTES = 256 * 1024;

/**
 * The longest annotation value, in UTF-8 bytes, that is accepted on the kinds
 * of this package.
 *
 * @public
 */
export const MAXIMUM_ANNOTATION_BYTES = 64 * 1024;
