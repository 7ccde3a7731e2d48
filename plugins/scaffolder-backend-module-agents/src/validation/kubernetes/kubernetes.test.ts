import { findingsOf } from '../__testUtils__/findingsOf';
import { kubernetesSchema } from './kubernetesSchema';
import { kustomizeReferences } from './kustomizeReferences';

const file = 'deploy/kubernetes/base/a.yaml';
const service = `apiVersion: v1
kind: Service
metadata:
  name: agent
  labels: { any.label/of: mine }
spec:
  ports:
    - port: 80
`;

describe('kubernetesSchema', () => {
  it.each([
    ['a good resource', service, []],
    [
      'a field of the wrong type',
      service.replace('80', 'eighty'),
      [
        `${file}:8 kubernetes-schema Service agent: spec.ports[0].port must be integer (got "eighty")`,
      ],
    ],
    [
      'a misspelt field',
      service.replace('  ports:', '  sesionAffinity: None\n  ports:'),
      [
        `${file}:7 kubernetes-schema Service agent: has the unknown field spec.sesionAffinity`,
      ],
    ],
    [
      'a kind without schema',
      service.replace('kind: Service', 'kind: Servise'),
      [
        `${file}:2 kubernetes-schema Servise agent: there is no schema for "Servise" of "v1"`,
      ],
    ],
    [
      'a required field that lacks',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: {} }\n',
      [`${file}:4 kubernetes-schema Deployment a: spec lacks selector`],
    ],
    [
      'an external secret without store',
      'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: a }\nspec: { data: [{ secretKey: A, remoteRef: { key: a } }] }\n',
      [
        `${file}:4 kubernetes-schema ExternalSecret a: spec lacks secretStoreRef`,
      ],
    ],
  ])('knows %s', async (_, text, expected) => {
    expect(await findingsOf(kubernetesSchema, { [file]: text })).toEqual(
      expected,
    );
  });

  it('asks of a patch only that what it has is right', async () => {
    const folder = 'deploy/kubernetes/overlays/staging';
    const files = {
      [`${folder}/kustomization.yaml`]:
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - path: patch.yaml\n',
      [`${folder}/patch.yaml`]:
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { replicas: 2 }\n',
    };
    expect(await findingsOf(kubernetesSchema, files)).toEqual([]);
  });
});

describe('kustomizeReferences', () => {
  const kustomization = 'deploy/kubernetes/base/kustomization.yaml';

  it('finds resources that are named and not there, and there and not named', async () => {
    const files = {
      [kustomization]: 'resources:\n  - b.yaml\n',
      [file]: service,
    };
    expect(await findingsOf(kustomizeReferences, files)).toEqual([
      `${kustomization}:2 kustomize-references resources[0] names b.yaml, which does not exist`,
      `${file}:undefined kustomize-references is not named by ${kustomization}, so it is never applied`,
    ]);
  });
});
