import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import { httpRouteSchema } from './httpRouteSchema';

const name = { type: 'string', minLength: 1 };
const names = { type: 'array', items: name, minItems: 1 };
const metadata = {
  type: 'object',
  required: ['name'],
  properties: { name },
};
const labels = { type: 'object', additionalProperties: { type: 'string' } };

function closed(properties: object, required: string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false };
}

const remoteRef = closed(
  {
    key: name,
    property: name,
    version: name,
    metadataPolicy: { enum: ['None', 'Fetch'] },
    conversionStrategy: { enum: ['Default', 'Unicode'] },
    decodingStrategy: { enum: ['Auto', 'Base64', 'Base64URL', 'None'] },
  },
  ['key'],
);

const externalSecret = closed(
  {
    apiVersion: {
      enum: ['external-secrets.io/v1', 'external-secrets.io/v1beta1'],
    },
    kind: { const: 'ExternalSecret' },
    metadata,
    spec: {
      ...closed(
        {
          secretStoreRef: closed(
            { name, kind: { enum: ['SecretStore', 'ClusterSecretStore'] } },
            ['name'],
          ),
          refreshInterval: { type: 'string', pattern: '^([0-9]+(s|m|h))+$' },
          refreshPolicy: { enum: ['CreatedOnce', 'Periodic', 'OnChange'] },
          target: closed({
            name,
            creationPolicy: { enum: ['Owner', 'Orphan', 'Merge', 'None'] },
            deletionPolicy: { enum: ['Delete', 'Merge', 'Retain'] },
            immutable: { type: 'boolean' },
            template: { type: 'object' },
          }),
          data: {
            type: 'array',
            minItems: 1,
            items: closed(
              { secretKey: name, remoteRef, sourceRef: { type: 'object' } },
              ['secretKey', 'remoteRef'],
            ),
          },
          dataFrom: { type: 'array', minItems: 1, items: { type: 'object' } },
        },
        ['secretStoreRef'],
      ),
      anyOf: [{ required: ['data'] }, { required: ['dataFrom'] }],
    },
  },
  ['apiVersion', 'kind', 'metadata', 'spec'],
);

const generator = closed(
  {
    name,
    namespace: name,
    behavior: { enum: ['create', 'replace', 'merge'] },
    envs: names,
    files: names,
    literals: names,
    options: { type: 'object' },
  },
  ['name'],
);

const patch = {
  ...closed({
    path: name,
    patch: name,
    target: { type: 'object' },
    options: { type: 'object' },
  }),
  anyOf: [{ required: ['path'] }, { required: ['patch'] }],
};

const kustomization = closed(
  {
    apiVersion: {
      enum: ['kustomize.config.k8s.io/v1beta1', 'kustomize.config.k8s.io/v1'],
    },
    kind: { enum: ['Kustomization', 'Component'] },
    metadata: { type: 'object' },
    namespace: name,
    namePrefix: name,
    nameSuffix: name,
    resources: names,
    components: names,
    crds: names,
    configurations: names,
    commonLabels: labels,
    commonAnnotations: labels,
    labels: {
      type: 'array',
      items: closed(
        {
          pairs: labels,
          includeSelectors: { type: 'boolean' },
          includeTemplates: { type: 'boolean' },
          fields: { type: 'array' },
        },
        ['pairs'],
      ),
    },
    images: {
      type: 'array',
      items: closed(
        { name, newName: name, newTag: name, digest: name, tagSuffix: name },
        ['name'],
      ),
    },
    replicas: {
      type: 'array',
      items: closed({ name, count: { type: 'integer', minimum: 0 } }, [
        'name',
        'count',
      ]),
    },
    configMapGenerator: { type: 'array', items: generator },
    secretGenerator: { type: 'array', items: generator },
    generatorOptions: { type: 'object' },
    patches: { type: 'array', items: patch },
    patchesStrategicMerge: names,
    patchesJson6902: { type: 'array' },
    replacements: { type: 'array' },
    transformers: names,
    sortOptions: { type: 'object' },
    buildMetadata: names,
    openapi: { type: 'object' },
  },
  ['apiVersion', 'kind'],
);

const schemas: Record<string, object> = {
  ExternalSecret: externalSecret,
  HTTPRoute: httpRouteSchema,
  Kustomization: kustomization,
  Component: kustomization,
};

const ajv = new Ajv({ allErrors: true, strict: false });
const compiled = new Map<string, ValidateFunction>();

/** Schemas of custom resources for which no library has one. */
export function customSchema(
  apiVersion: string,
  kind: string,
): ValidateFunction | undefined {
  const belongs =
    apiVersion.startsWith('external-secrets.io/') ||
    apiVersion.startsWith('gateway.networking.k8s.io/') ||
    apiVersion.startsWith('kustomize.config.k8s.io/');
  if (!belongs || !Object.hasOwn(schemas, kind)) {
    return undefined;
  }
  const known = compiled.get(kind) ?? ajv.compile(schemas[kind]);
  compiled.set(kind, known);
  return known;
}
