export type EnvironmentName = 'development' | 'staging' | 'production';

/** What this agent is and what is asked of it. */
export interface AgentFacts {
  name: string;
  title: string;
  description: string;
  family: string;
  owner: string;
  /** Where each environment's instance is reached. */
  urls: Record<EnvironmentName, string>;
  paths: {
    liveness: string;
    agents: string;
    dependencies: string;
    business: string;
    metrics: string;
    card: string;
    tasks: string;
  };
  guardrails: string[];
  /** Seconds, ratios 0–1, ratings 1–5. */
  targets: {
    meanSeconds: number;
    p95Seconds: number;
    errorRatio: number;
    completionRatio: number;
    quality: number;
    feedback: number;
  };
  load: Record<'baseline' | 'peak', { users: number; hours: number }>;
}
