import type {
  ExternalHold,
  HoldRequest,
  RolloutHoldProvider,
} from '@agent-portal/plugin-agents-node';
import { toError } from '@backstage/errors';
import { withTimeLimit } from './withTimeLimit';

/** What hold providers say about one instance. */
export interface ExternalHolds {
  holds: ExternalHold[];
  /** Providers that do not know, each with its reason. */
  unknown: Array<{ provider: string; reason: string }>;
}

/**
 * Asks every provider once about all instances, all at the same time. A provider that fails does
 * not know, which is a reason of its own to wait.
 *
 * @returns One answer per request, in their order.
 */
export async function askHoldProviders(options: {
  providers: RolloutHoldProvider[];
  requests: HoldRequest[];
  now: number;
  /** For one provider, in ms. */
  limitMs: number;
  signal?: AbortSignal;
}): Promise<ExternalHolds[]> {
  const { providers, requests, now } = options;
  const answers = requests.map(
    (): ExternalHolds => ({ holds: [], unknown: [] }),
  );
  if (requests.length === 0) return answers;
  await Promise.all(
    providers.map(async provider => {
      try {
        const lists = await withTimeLimit(
          { what: `The hold provider ${provider.id}`, ...options },
          signal => provider.listHolds(requests, { now, signal }),
        );
        answers.forEach((answer, index) => {
          const list = lists[index];
          if (list) answer.holds.push(...list);
          else answer.unknown.push(silent(provider));
        });
      } catch (error) {
        const reason = toError(error).message;
        for (const { unknown } of answers) {
          unknown.push({ provider: provider.id, reason });
        }
      }
    }),
  );
  return answers;
}

function silent({ id }: RolloutHoldProvider) {
  return { provider: id, reason: `The hold provider ${id} says nothing of it` };
}
