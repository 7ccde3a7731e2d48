import { customSchema } from './customSchemas';

const route = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'invoice-checker' },
  spec: {
    parentRefs: [{ name: 'internal', namespace: 'internal-gateway' }],
    hostnames: ['invoice-checker.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/health' } }],
        backendRefs: [
          { name: 'invoice-checker', port: 80, weight: 100 },
          { name: 'invoice-checker-canary', port: 80, weight: 0 },
        ],
      },
    ],
  },
};

function accepts(spec: object): boolean {
  const schema = customSchema(route.apiVersion, route.kind);
  return schema?.({ ...route, spec }) === true;
}

describe('httpRouteSchema', () => {
  it('accepts a route to a stable and a canary service', () => {
    expect(accepts(route.spec)).toBe(true);
  });

  it.each([
    ['no gateway', { ...route.spec, parentRefs: [] }],
    ['an upper-case host name', { ...route.spec, hostnames: ['Example.com'] }],
    ['an unknown field', { ...route.spec, hosts: ['example.com'] }],
    [
      'an unknown way to match a path',
      {
        ...route.spec,
        rules: [{ matches: [{ path: { type: 'Prefix', value: '/' } }] }],
      },
    ],
    [
      'a negative weight',
      {
        ...route.spec,
        rules: [{ backendRefs: [{ name: 'a', port: 80, weight: -1 }] }],
      },
    ],
    [
      'a port that is a name',
      {
        ...route.spec,
        rules: [{ backendRefs: [{ name: 'a', port: 'http' }] }],
      },
    ],
  ])('refuses a route with %s', (_, spec) => {
    expect(accepts(spec)).toBe(false);
  });
});
