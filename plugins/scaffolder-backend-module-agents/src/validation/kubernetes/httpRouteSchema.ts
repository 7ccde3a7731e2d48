const name = { type: 'string', minLength: 1 };

function closed(properties: object, required: string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false };
}

function listOf(items: object) {
  return { type: 'array', items, minItems: 1 };
}

const port = { type: 'integer', minimum: 1, maximum: 65535 };

const pairMatch = closed({ type: name, name, value: { type: 'string' } }, [
  'name',
  'value',
]);

const match = closed({
  path: closed({
    type: { enum: ['Exact', 'PathPrefix', 'RegularExpression'] },
    value: { type: 'string', pattern: '^/' },
  }),
  headers: listOf(pairMatch),
  queryParams: listOf(pairMatch),
  method: name,
});

/** What of the Gateway API's HTTPRoute generated services use. */
export const httpRouteSchema = closed(
  {
    apiVersion: { const: 'gateway.networking.k8s.io/v1' },
    kind: { const: 'HTTPRoute' },
    metadata: { type: 'object', required: ['name'], properties: { name } },
    spec: closed(
      {
        parentRefs: listOf(
          closed(
            {
              group: name,
              kind: name,
              name,
              namespace: name,
              sectionName: name,
              port,
            },
            ['name'],
          ),
        ),
        hostnames: listOf({
          type: 'string',
          pattern: '^(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$',
        }),
        rules: listOf(
          closed({
            name,
            matches: listOf(match),
            filters: { type: 'array', items: { type: 'object' } },
            timeouts: { type: 'object' },
            backendRefs: listOf(
              closed(
                {
                  group: { type: 'string' },
                  kind: name,
                  name,
                  namespace: name,
                  port,
                  weight: { type: 'integer', minimum: 0, maximum: 1_000_000 },
                  filters: { type: 'array', items: { type: 'object' } },
                },
                ['name'],
              ),
            ),
          }),
        ),
      },
      ['parentRefs', 'rules'],
    ),
  },
  ['apiVersion', 'kind', 'metadata', 'spec'],
);
