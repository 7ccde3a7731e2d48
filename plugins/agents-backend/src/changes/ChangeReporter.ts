/**
 * Tells which agents have a new health, KPI or release state in the database. It comes back at once,
 * whatever follows from the change: who measures is neither held up nor failed by that.
 *
 * @param agentRefs - Entity references; may hold duplicates.
 */
export type ChangeReporter = (agentRefs: string[]) => void;
