import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(60_000);

describe("the portal's own health", () => {
  it('answers 503 at both places while its database is away, and recovers', async () => {
    const portal = await startPortal();
    await portal.run('catalog-sync');
    const paths = ['', '/api/agents'].flatMap(base =>
      ['', '/agents', '/business'].map(path => `${base}/health${path}`),
    );
    const readStatuses = () =>
      Promise.all(
        paths.map(async path => {
          const { status, text } = await request(portal.server)
            .get(path)
            .set('authorization', mockCredentials.user.header());
          expect(text).not.toContain('10.1.2.3');
          return [path, status];
        }),
      );
    const away = jest
      .spyOn(portal.knex.client, 'acquireConnection')
      .mockRejectedValue(
        Object.assign(new Error('connect 10.1.2.3:5432'), {
          code: 'ECONNREFUSED',
        }),
      );
    expect(await readStatuses()).toEqual(paths.map(path => [path, 503]));
    away.mockRestore();
    await new Promise(resolve => setTimeout(resolve, 1_100));
    expect(await readStatuses()).toEqual(paths.map(path => [path, 200]));
    await portal.stop();
  });

  it('says of the work that measures whether it still succeeds', async () => {
    const portal = await startPortal();
    await portal.run('catalog-sync');
    const readChecks = async () => {
      const { body } = await request(portal.server)
        .get('/health/dependencies')
        .set('authorization', mockCredentials.user.header());
      return Object.entries<Array<{ status: string }>>(body.checks).map(
        ([name, [{ status }]]) => [name, status],
      );
    };
    const names = [
      'health-sweep',
      'metrics-scrape',
      'kpi-evaluation',
      'fleet-changes',
    ];
    for (const name of names) {
      expect(await readChecks()).toContainEqual([
        `${name}:sinceSuccess`,
        'warn',
      ]);
      await portal.run(name);
      expect(await readChecks()).toContainEqual([
        `${name}:sinceSuccess`,
        'pass',
      ]);
    }
    await portal.stop();
  });

  it('leaves the root of the backend to others when it is told to', async () => {
    const portal = await startPortal({ health: { root: false } });
    const answer = (path: string) => request(portal.server).get(path);
    expect((await answer('/health')).status).toBe(404);
    expect((await answer('/api/agents/health')).status).toBe(200);
    await portal.stop();
  });
});
