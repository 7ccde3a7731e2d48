/**
 * The channel on which the backend says that something about the fleet changed.
 *
 * The message carries no names: who hears it asks again and gets what they may see.
 *
 * @public
 */
export const AGENTS_SIGNAL_CHANNEL = 'agents';

/**
 * What is sent on {@link AGENTS_SIGNAL_CHANNEL}: a number that grows with every change.
 *
 * @public
 */
export type AgentsSignal = { type: 'fleet-changed'; revision: number };
