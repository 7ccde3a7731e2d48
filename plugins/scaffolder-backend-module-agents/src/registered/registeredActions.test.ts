import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { formValues } from '../__testUtils__/exampleAnswers';
import { MemoryCatalog } from '../__testUtils__/MemoryCatalog';
import { catalogTemplate } from '../__testUtils__/templateFiles';
import { SkeletonSource } from '../build';
import { registerPreviewAction } from './registerPreviewAction';
import { registerValidateAction } from './registerValidateAction';

const template = 'template:default/agent-service-python';

describe('registered actions', () => {
  const registry = actionsRegistryServiceMock();
  const folder = createMockDirectory();

  beforeAll(async () => {
    const parts = [
      'service-python',
      'pipeline',
      'environments',
      'infrastructure-aws',
      'observability',
      'catalog',
    ];
    folder.setContent({
      skeleton: Object.fromEntries(
        parts.map(part => [
          part,
          { [`${part}.yaml.liquid`]: 'a: {= port =}\n' },
        ]),
      ),
    });
    const entity = await catalogTemplate('agent-service-python');
    entity.metadata.annotations = {
      'backstage.io/managed-by-location': `file:${folder.resolve('t.yaml')}`,
    };
    entity.metadata.namespace = 'default';
    const { service: catalog } = MemoryCatalog.create([entity]);
    const integrations = ScmIntegrations.fromConfig(mockServices.rootConfig());
    const skeletons = SkeletonSource.create({
      reader: mockServices.urlReader.mock(),
      integrations,
    });
    registerPreviewAction({ registry, catalog, integrations, skeletons });
    registerValidateAction({ registry });
  });

  it('preview what a form would give', async () => {
    const { output } = await registry.invoke({
      id: 'test:preview-agent-service',
      input: { template, parameters: formValues, contents: true },
    });
    expect(output).toMatchObject({
      files: [
        { path: 'catalog.yaml', bytes: 8, content: 'a: 8080\n' },
        { path: 'environments.yaml' },
        { path: 'infrastructure-aws.yaml' },
        { path: 'observability.yaml' },
        { path: 'pipeline.yaml' },
        { path: 'service-python.yaml' },
      ],
      checks: expect.arrayContaining([
        expect.objectContaining({
          check: 'yaml-syntax',
          status: 'passed',
          files: 6,
        }),
      ]),
    });
  });

  it('say which answer is wrong', async () => {
    await expect(
      registry.invoke({
        id: 'test:preview-agent-service',
        input: { template, parameters: { ...formValues, name: 'A' } },
      }),
    ).rejects.toThrow('Answers are not usable: name ');
  });

  it('check files that the caller sends', async () => {
    const { output } = await registry.invoke({
      id: 'test:validate-agent-service',
      input: { files: [{ path: 'a.yaml', content: 'a: [\n' }] },
    });
    expect(output).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ file: 'a.yaml' }),
      ]),
    });
  });

  it('refuse more than they can check', async () => {
    const content = 'x'.repeat(2_000_001);
    await expect(
      registry.invoke({
        id: 'test:validate-agent-service',
        input: { files: [{ path: 'a', content }] },
      }),
    ).rejects.toThrow('at most 2000000 are checked');
  });
});
