import { Agent, request } from 'undici';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The body, if it is JSON. */
  json?: unknown;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One HTTP request on a connection of its own. */
export async function send(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: object | string,
  options: { timeoutMs?: number; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const dispatcher = new Agent({ pipelining: 0 });
  try {
    const response = await request(url, {
      method,
      body: typeof body === 'string' ? body : body && JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...options.headers },
      signal: AbortSignal.timeout(options.timeoutMs ?? 5000),
      dispatcher,
    });
    const text = await response.body.text();
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      json: parse(text),
    };
  } finally {
    await dispatcher.destroy();
  }
}
