import { expect, test } from '@playwright/test';
import { ApiSession } from './support/ApiSession';

const BAD_QUERIES = [
  ['fleet?limit=0', 'limit'],
  ['fleet?limit=many', 'limit'],
  ['fleet?orderBy=colour', 'orderBy'],
  ['fleet?order=sideways', 'order'],
  ['fleet?health=splendid', 'health'],
  ['fleet?phase=moon', 'phase'],
  ['fleet?kpi=fine', 'kpi'],
  ['fleet?cursor=bogus', 'cursor'],
  ['fleet?colour=red', 'colour'],
  ['fleet/summary?health=splendid', 'health'],
  ['agents/component/default/quality-guardian/kpis?range=9y', 'range'],
  ['agents/component/default/quality-guardian/timeline?before=now', 'before'],
] as const;

for (const [query, parameter] of BAD_QUERIES) {
  test(`${query} is refused, naming ${parameter}`, async () => {
    const session = await ApiSession.signIn('guest');
    const response = await session.request(`/api/agents/v1/${query}`);
    expect(response.status).toBe(400);
    const { error } = await response.json();
    expect(error.message).toContain(parameter);
  });
}

test('an agent that is not there is not found, by name', async () => {
  const session = await ApiSession.signIn('guest');
  const response = await session.request(
    '/api/agents/v1/agents/component/default/nobody',
  );
  expect(response.status).toBe(404);
  expect((await response.json()).error.message).toContain('nobody');
});

test('nothing is told to those who did not sign in', async () => {
  const session = ApiSession.anonymous();
  for (const path of ['fleet', 'fleet/summary', 'fleet/facets']) {
    const response = await session.request(`/api/agents/v1/${path}`);
    expect(response.status).toBe(401);
  }
});
