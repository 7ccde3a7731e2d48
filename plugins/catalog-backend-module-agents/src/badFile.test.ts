import { createMockDirectory } from '@backstage/backend-test-utils';
import { CatalogHarness } from './__testUtils__/CatalogHarness';

// The catalog takes its time, and more of it on a busy machine.
jest.setTimeout(90_000);

function agent(name: string, more: string): string {
  return `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
  annotations:
    example.com/notes: ${name === 'huge' ? 'x'.repeat(10_485_760) : 'short'}
spec:
  type: ai-agent
  lifecycle: production
  owner: group:default/core-agents
  agent:
    family: core
    ${more}
`;
}

describe('a catalog file with bad entities in it', () => {
  const folder = createMockDirectory();

  it('costs only these entities', async () => {
    folder.setContent({
      'catalog-info.yaml': [
        agent('polluting', '__proto__: {polluted: true}'),
        agent('huge', 'samples: []'),
        agent('good', 'samples: []'),
      ].join('---'),
    });
    const catalog = await CatalogHarness.start({
      locations: [
        { type: 'file', target: folder.resolve('catalog-info.yaml') },
      ],
    });

    const polluting = await catalog.untilRefused('component:default/polluting');
    const huge = await catalog.untilRefused('component:default/huge');
    await catalog.untilIngested('component:default/good');

    expect(polluting).toContain(
      'spec.agent.__proto__: an object with polluted stands under the key __proto__',
    );
    expect(huge).toContain('(10485760 characters) is 10485760 bytes long');
    expect([...catalog.errors.keys()].sort()).toEqual([
      'component:default/huge',
      'component:default/polluting',
    ]);
    await catalog.stop();
  });
});
