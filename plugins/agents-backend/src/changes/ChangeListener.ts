/**
 * Derives what follows from a new health, KPI or release state of agents in the database.
 *
 * @param agentRefs - Entity references; may hold duplicates.
 */
export type ChangeListener = (agentRefs: string[]) => Promise<void>;
