import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { type AddRoutes, createRouter } from './createRouter';

function createApp(addRoutes: AddRoutes) {
  return express()
    .use(createRouter([addRoutes]))
    .use(mockErrorHandler());
}

const echo: AddRoutes = router => {
  router.get('/v1/fleet', (req, res) => res.json(req.query));
  router.post('/v1/kpi-samples', (req, res) => res.json(req.body));
};

describe('createRouter', () => {
  it('reads parameters into the types that the contract gives them', async () => {
    const { body } = await request(createApp(echo)).get(
      '/v1/fleet?phase=canary&health=fail&health=warn&limit=10&text=a%20b',
    );
    expect(body).toEqual({
      phase: ['canary'],
      health: ['fail', 'warn'],
      limit: 10,
      text: 'a b',
    });
  });

  it('takes entity references as people write them', async () => {
    const { body } = await request(createApp(echo)).get(
      '/v1/fleet?owner=group:default/core&wave=rolloutplan%3Adefault%2Fplan%231',
    );
    expect(body).toMatchObject({
      owner: ['group:default/core'],
      wave: ['rolloutplan:default/plan#1'],
    });
  });

  it.each([
    ['/v1/fleet?phase=bogus', /phase/],
    ['/v1/fleet?health=pass&health=well', /health/],
    ['/v1/fleet?limit=0', /limit/],
    ['/v1/fleet?limit=many', /limit/],
    ['/v1/fleet?orderBy=salary', /orderBy/],
    ['/v1/fleet?colour=red', /colour/],
  ])('refuses %s and names the parameter', async (path, parameter) => {
    const { status, body } = await request(createApp(echo)).get(path);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(parameter);
  });

  it('refuses a body that does not fit and names the field', async () => {
    const { status, body } = await request(createApp(echo))
      .post('/v1/kpi-samples')
      .send({ samples: [{ agent: 'a', kpi: 'b', value: 'much', at: 'now' }] });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/samples\/0\/value/);
  });

  it('answers 503 while the database is away, without its own words', async () => {
    const app = createApp(router => {
      router.get('/v1/fleet', async () => {
        throw Object.assign(new Error('connect 10.1.2.3:5432'), {
          code: 'ECONNREFUSED',
        });
      });
    });
    const { status, body } = await request(app).get('/v1/fleet');
    expect(status).toBe(503);
    expect(JSON.stringify(body)).not.toMatch(/10\.1\.2\.3/);
  });

  it('does not show a statement that the database refuses', async () => {
    const app = createApp(router => {
      router.get('/v1/fleet', async () => {
        throw Object.assign(new Error('select * from agents - no such table'), {
          name: 'SqliteError',
          code: 'SQLITE_ERROR',
        });
      });
    });
    const { status, body } = await request(app).get('/v1/fleet');
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/select/);
  });
});
