import type { FetchApi } from '@backstage/core-plugin-api';
import { type Connection, portalConnection } from './Connection';

/** The header by which the service worker says that and when it stored an answer. */
const STORED_AT_HEADER = 'x-agent-portal-stored-at';

/** When answers that this device stored were stored. */
const storedAt = new WeakMap<object, number>();

/** When an answer was stored; nothing for one that the portal gave just now. */
export function storedAtOf(answer: unknown): number | undefined {
  return typeof answer === 'object' && answer !== null
    ? storedAt.get(answer)
    : undefined;
}

/**
 * A fetch API that notices which answers come from the portal, which from the store of this device,
 * and that none came.
 *
 * @example
 * ```ts
 * AgentsClient.create({ discoveryApi, fetchApi: noticeStoredAnswers(fetchApi) });
 * ```
 *
 * @public
 */
export function noticeStoredAnswers(
  fetchApi: Pick<FetchApi, 'fetch'>,
  connection: Connection = portalConnection,
): Pick<FetchApi, 'fetch'> {
  return {
    fetch: async (input, init) => {
      const response = await fetchApi.fetch(input, init).catch(error => {
        if (!isAbort(error)) connection.noteFailure();
        throw error;
      });
      const at = Date.parse(response.headers.get(STORED_AT_HEADER) ?? '');
      if (Number.isNaN(at)) {
        connection.noteAnswer();
        return response;
      }
      connection.noteStoredAnswer(at);
      return marking(response, at);
    },
  };
}

function isAbort(error: unknown): boolean {
  // Not by its class: it is no error of the page's own in every browser.
  return (error as { name?: unknown } | undefined)?.name === 'AbortError';
}

/** The mark goes with the parsed body, as that is all that the caller gets. */
function marking(response: Response, at: number): Response {
  const parse = response.json.bind(response);
  Object.defineProperty(response, 'json', {
    value: async () => {
      const body: unknown = await parse();
      if (typeof body === 'object' && body !== null) storedAt.set(body, at);
      return body;
    },
  });
  return response;
}
