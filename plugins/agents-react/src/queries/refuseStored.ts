import type { QueryClient } from '@tanstack/react-query';
import { storedAtOf } from '../offline/noticeStoredAnswers';
import { StoredAnswerError } from '../offline/StoredAnswerError';

/**
 * Takes an answer that this device stored for what it is: it is shown, with the time it was stored,
 * and the question counts as failed. So whatever marks answers that could not be renewed marks it.
 *
 * @throws StoredAnswerError for such an answer.
 */
export async function refuseStored<T>(
  asked: Promise<T>,
  query: { client: QueryClient; queryKey: readonly unknown[] },
): Promise<T> {
  const { client, queryKey } = query;
  const answer = await asked;
  const storedAt = storedAtOf(answer);
  if (storedAt === undefined) return answer;
  const shownSince = client.getQueryState(queryKey)?.dataUpdatedAt ?? 0;
  if (shownSince < storedAt) {
    client.setQueryData(queryKey, answer, { updatedAt: storedAt });
  }
  throw new StoredAnswerError(storedAt);
}
