import type {
  AlertAgent,
  AlertEvidence,
} from '@agent-portal/plugin-agents-common';
import { ForwardedError, toError } from '@backstage/errors';
import { withTimeLimit } from '../../rollouts/observer/withTimeLimit';
import type { UnknownKind } from '../model';
import type { AlertEvidencePart, AnyAlertSource } from './AlertSource';

/** What was collected, and what could not be. */
export interface CollectedEvidence {
  evidence: AlertEvidence;
  unknown: UnknownKind[];
  /** One per source that failed. */
  errors: Error[];
}

/**
 * Asks every source, all at the same time and each for no longer than it may take. What a source
 * does not tell is unknown, and keeps no other kind of alerts from being looked at.
 */
export async function collectEvidence(options: {
  sources: readonly AnyAlertSource[];
  listAgents: (refs: string[]) => Promise<AlertAgent[]>;
  now: number;
  /** For one source, ms. */
  limitMs: number;
  signal?: AbortSignal;
}): Promise<CollectedEvidence> {
  const { sources, listAgents, ...run } = options;
  const parts: Partial<Record<AlertEvidencePart, readonly object[]>> = {};
  const unknown: UnknownKind[] = [];
  const errors: Error[] = [];
  await Promise.all(
    sources.map(async source => {
      const { kind, part } = source;
      try {
        parts[part] = await withTimeLimit<readonly object[]>(
          { what: `The evidence of ${kind} alerts`, ...run },
          signal => source.collect({ now: run.now, signal }),
        );
      } catch (error) {
        if (!unknown.some(one => one.kind === kind)) {
          unknown.push({ kind, reason: toError(error).message });
        }
        errors.push(
          new ForwardedError(
            `The evidence of ${kind} alerts could not be collected`,
            error,
          ),
        );
      }
    }),
  );
  run.signal?.throwIfAborted();
  const found = parts as Omit<AlertEvidence, 'agents'>;
  return {
    evidence: { ...found, agents: await listAgents(agentsIn(found)) },
    unknown: unknown.sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    errors,
  };
}

/** References of the agents that evidence is about. */
function agentsIn(found: Omit<AlertEvidence, 'agents'>): string[] {
  const refs = new Set<string>();
  const { health, dependencies, kpis, rollouts, readiness, external } = found;
  for (const part of [health, kpis, rollouts, readiness, external]) {
    for (const { agentRef } of part ?? []) if (agentRef) refs.add(agentRef);
  }
  for (const { agents } of dependencies ?? []) {
    for (const { agentRef } of agents) refs.add(agentRef);
  }
  return [...refs].sort();
}
