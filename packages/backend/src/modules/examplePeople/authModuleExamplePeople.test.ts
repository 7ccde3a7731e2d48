import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import authPlugin from '@backstage/plugin-auth-backend';
import request from 'supertest';
import { authModuleExamplePeople } from './authModuleExamplePeople';

const developer = {
  id: 'developer',
  title: 'Developer',
  description: 'Registers agents and reads everything.',
  userEntityRef: 'user:default/dana',
};

const config = {
  app: { baseUrl: 'http://localhost:3000' },
  backend: { baseUrl: 'http://localhost:7007' },
  auth: {
    environment: 'development',
    providers: {
      examplePeople: {
        people: [
          developer,
          { ...developer, id: 'ghost', userEntityRef: 'eve' },
        ],
      },
    },
  },
};

const dana = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { namespace: 'default', name: 'dana' },
  spec: { memberOf: ['core'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/core' }],
};

const nodeEnvironment = process.env.NODE_ENV;

async function startAuth(options: {
  nodeEnv: string;
  authEnvironment?: string;
}) {
  const { nodeEnv, authEnvironment = 'development' } = options;
  Object.assign(process.env, { NODE_ENV: nodeEnv });
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleExamplePeople,
      catalogServiceMock.factory({ entities: [dana] }),
      mockServices.rootConfig.factory({
        data: {
          ...config,
          auth: { ...config.auth, environment: authEnvironment },
        },
      }),
    ],
  });
  return request(server);
}

describe('authModuleExamplePeople', () => {
  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: nodeEnvironment });
  });

  describe('in development', () => {
    it('lists the people to somebody who has not signed in', async () => {
      const auth = await startAuth({ nodeEnv: 'development' });
      const response = await auth.get('/api/auth/examplePeople/start');
      expect(response.status).toBe(200);
      expect(response.body.people).toEqual([
        developer,
        expect.objectContaining({ userEntityRef: 'user:default/eve' }),
      ]);
    });

    it('issues a session with the groups of the person', async () => {
      const auth = await startAuth({ nodeEnv: 'development' });
      const response = await auth
        .get('/api/auth/examplePeople/refresh')
        .set('X-Example-Person', 'developer');
      expect(response.status).toBe(200);
      expect(response.body).toMatchObject({
        profile: { displayName: 'Developer' },
        backstageIdentity: {
          token: expect.any(String),
          identity: {
            userEntityRef: 'user:default/dana',
            ownershipEntityRefs: ['user:default/dana', 'group:default/core'],
          },
        },
      });
    });

    it.each([
      [undefined, 400, /x-example-person is missing.*developer, ghost/],
      ['nobody', 401, /no example person 'nobody'.*developer, ghost/],
      ['ghost', 503, /user:default\/eve is not in the catalog/],
    ])('answers person %s with %d', async (id, status, message) => {
      const auth = await startAuth({ nodeEnv: 'development' });
      const call = auth.get('/api/auth/examplePeople/refresh');
      const response = await (id ? call.set('X-Example-Person', id) : call);
      expect(response.status).toBe(status);
      expect(response.body.error.message).toMatch(message);
    });
  });

  it.each([
    { nodeEnv: 'production' },
    { nodeEnv: 'test' },
    { nodeEnv: 'development', authEnvironment: 'production' },
  ])('offers and issues nothing with %p', async environment => {
    const auth = await startAuth(environment);
    await auth.get('/api/auth/examplePeople/start').expect(404);
    const response = await auth
      .get('/api/auth/examplePeople/refresh')
      .set('X-Example-Person', 'developer');
    expect(response.status).toBe(404);
    expect(response.body).not.toHaveProperty('backstageIdentity');
  });
});
