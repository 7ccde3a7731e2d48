/**
 * Told which agents have a new health, KPI or release state in the database, so that what is
 * derived from it follows.
 *
 * @param agentRefs - Entity references; may hold duplicates.
 */
export type ChangeListener = (agentRefs: string[]) => Promise<void>;
