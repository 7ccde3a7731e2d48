import { ResponseError } from '@backstage/errors';
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../schema/types.generated';
import type { AgentsRequestOptions } from './AgentsRequestOptions';

/**
 * What `AgentsClient` needs from its surroundings. In a frontend these are the
 * discovery and fetch APIs; in a backend the discovery service and the global fetch.
 *
 * @public
 */
export interface AgentsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** Finds the backend; done anew for each call, as the host may move it. */
export type Connect = () => Promise<Client<paths>>;

interface Answer<T> {
  data?: T;
  response: Response;
}

/** Creates what the calls of a client connect with. */
export function createConnect(options: AgentsClientOptions): Connect {
  const { discoveryApi, fetchApi } = options;
  const send: typeof fetch = (input, request) =>
    (fetchApi?.fetch ?? fetch)(input, request);
  return async () =>
    createClient<paths>({
      baseUrl: await discoveryApi.getBaseUrl('agents'),
      fetch: request => sendRaw(send, request),
    });
}

/** Errors become `ResponseError` here, before the body is consumed. */
async function sendRaw(
  send: typeof fetch,
  request: Request,
): Promise<Response> {
  const { url, method, headers, signal } = request;
  // As address and options: the host's fetch makes a request of its own of what it is given, more
  // than once, and the body of a request object can be read only once.
  const response = await send(url, {
    method,
    headers,
    signal,
    ...(method !== 'GET' && { body: await request.text() }),
  });
  if (!response.ok) throw await ResponseError.fromResponse(response);
  return response;
}

/** Options of a request. */
export function init(options?: AgentsRequestOptions) {
  return {
    signal: options?.signal,
    headers: options?.token
      ? { authorization: `Bearer ${options.token}` }
      : undefined,
  };
}

/** The content of an answer. */
export function unwrap<T>({ data, response }: Answer<T>): T {
  if (data === undefined) {
    throw new Error(`The agents backend sent no content (${response.status})`);
  }
  return data;
}
