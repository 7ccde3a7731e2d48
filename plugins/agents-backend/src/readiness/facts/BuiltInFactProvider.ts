import type { FactProvider } from '@agent-portal/plugin-agents-node';

/** A provider of facts that comes with the portal. */
export interface BuiltInFactProvider extends FactProvider {
  /** What it is called where people read why a fact is unknown. */
  readonly title: string;
  /** Whether it is the one to answer for a fact. */
  covers(factId: string): boolean;
}
