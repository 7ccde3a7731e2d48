import { AgentsClient } from './AgentsClient';

describe('AgentsClient', () => {
  it('sends a body through a fetch that makes requests of its arguments more than once', async () => {
    const bodies: unknown[] = [];
    // As the middleware of the host does, which adds the identity and resolves addresses.
    const hostFetch: typeof fetch = async (input, init) => {
      const looked = new Request(input, init);
      const sent = new Request(input, init);
      bodies.push([looked.method, sent.url, await sent.json()]);
      return new Response(JSON.stringify({ id: '1' }), {
        headers: { 'content-type': 'application/json' },
      });
    };
    const client = AgentsClient.create({
      discoveryApi: { getBaseUrl: async () => 'http://portal/api/agents' },
      fetchApi: { fetch: hostFetch },
    });
    await client.decideExemption('1', 'approve', { reason: 'Agreed' });
    expect(bodies).toEqual([
      [
        'POST',
        'http://portal/api/agents/v1/exemptions/1/approve',
        { reason: 'Agreed' },
      ],
    ]);
  });
});
