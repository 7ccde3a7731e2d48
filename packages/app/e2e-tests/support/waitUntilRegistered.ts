import type { FleetSummary } from '@agent-portal/plugin-agents-common';
import { ApiSession } from './ApiSession';

/** Agents that the examples register, those that are only planned included. */
export const EXAMPLE_AGENTS = 22;

const TIMEOUT_MS = 120_000;
const POLL_MS = 500;

/** Resolves once the catalog has read the examples and the fleet has its agents. */
export async function waitUntilRegistered(): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const seen = await countAgents().catch((error: Error) => error.message);
    if (seen === EXAMPLE_AGENTS) return;
    if (Date.now() > deadline) {
      throw new Error(
        `Of ${EXAMPLE_AGENTS} agents of the examples, the fleet has: ${seen}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}

async function countAgents(): Promise<number> {
  const session = await ApiSession.signIn('releaseManager');
  const path = '/api/agents/v1/fleet/summary';
  return (await session.get<FleetSummary>(path)).total;
}
