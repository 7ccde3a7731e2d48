import type { AgentReadiness } from '@agent-portal/plugin-agents-common';
import request from 'supertest';
import {
  createAgent,
  SCORECARD,
  startPortal,
} from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('scorecards', () => {
  it('are shown to those only who may read their entities', async () => {
    const portal = await startPortal([createAgent('architect', 0.81)]);
    await portal.run('catalog-sync');
    await portal.run('kpi-evaluation');
    const actions = '/api/agents/v1/readiness/actions';
    expect(await portal.get(actions)).toMatchObject({
      items: [{ scorecardTitle: 'Go-live', check: { id: 'findings' } }],
    });
    portal.hide('scorecard:default/go-live');
    expect(await portal.get('/api/agents/v1/scorecards')).toMatchObject({
      items: [],
    });
    expect(await portal.get(actions)).toMatchObject({ items: [] });
    const page = await portal.get<AgentReadiness>(
      '/api/agents/v1/agents/component/default/architect/readiness',
    );
    expect(page.scorecards).toEqual([]);
    expect(JSON.stringify(page.gates)).not.toMatch(/go-live/i);
    for (const path of ['', '/results', '/groups']) {
      portal.permissions.authorizeConditional.mockClear();
      const { status, body } = await request(portal.server).get(
        `${SCORECARD}${path}`,
      );
      expect(status).toBe(404);
      expect(body.error.message).toMatch(/name one of: none/);
      expect(
        portal.permissions.authorizeConditional.mock.calls.length,
      ).toBeLessThanOrEqual(2);
    }
    await portal.stop();
  });
});
