import { FactProviderRegistry } from './FactProviderRegistry';

const provider = (id: string) => ({ id, collect: async () => new Map() });

describe('FactProviderRegistry', () => {
  it('keeps providers in the order in which they were added', () => {
    const registry = new FactProviderRegistry();
    registry.addFactProvider(provider('scanner'));
    registry.addFactProvider(provider('auditor'));
    expect(registry.list().map(({ id }) => id)).toEqual(['scanner', 'auditor']);
  });

  it.each(['scanner', 'catalog'])('refuses a second provider %s', id => {
    const registry = new FactProviderRegistry();
    registry.addFactProvider(provider('scanner'));
    expect(() => registry.addFactProvider(provider(id))).toThrow(
      `There are two fact providers of the id "${id}"`,
    );
  });
});
