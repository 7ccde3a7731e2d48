/**
 * Where the health of one instance of an agent is read.
 *
 * @public
 */
export interface HealthTarget {
  /** Entity reference of the agent, such as `component:default/quality-guardian`. */
  agentRef: string;
  /** Entity reference of the environment, such as `resource:default/production`. */
  environmentRef: string;
  /** Base URL of the instance, `http` or `https`, without credentials. */
  url: string;
  /** Paths of its health documents below the base URL; each starts with `/`. */
  paths: {
    /** The status of the service itself. */
    liveness: string;
    /** The status of the agents that it hosts. */
    agents: string;
    /** The status of what it depends on. */
    dependencies: string;
    /** Business figures. */
    business: string;
  };
}
