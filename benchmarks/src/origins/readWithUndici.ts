import { Agent } from 'undici';

/** Reads a document from each of many origins with undici and nothing else. */
export async function readWithUndici(
  urls: string[],
  options: { concurrency: number; path: string },
): Promise<void> {
  const { concurrency, path } = options;
  // No connection outlives its request, as in the portal's own client.
  const agent = new Agent({ connections: 1, pipelining: 0 });
  let next = 0;
  const read = async () => {
    while (next < urls.length) {
      const origin = urls[next++];
      const { body } = await agent.request({ origin, path, method: 'GET' });
      await body.text();
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, read));
  } finally {
    await agent.destroy();
  }
}
