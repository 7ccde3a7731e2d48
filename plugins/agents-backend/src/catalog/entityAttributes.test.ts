import { entityAttributes } from './entityAttributes';

describe('entityAttributes', () => {
  it('names facts as the permission rules of the catalog do', () => {
    const facts = entityAttributes({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'architect',
        etag: 'changes-all-the-time',
        labels: { Tier: 'Gold' },
        tags: ['java'],
      },
      spec: { type: 'ai-agent', nested: { deep: 1 } },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/Core' }],
    });
    expect(facts).toEqual(
      expect.arrayContaining([
        ['kind', 'component'],
        ['metadata.labels.tier', 'gold'],
        ['metadata.tags', 'java'],
        ['metadata.tags.java', 'true'],
        ['spec.nested.deep', '1'],
        ['relations.ownedby', 'group:default/core'],
      ]),
    );
    expect(facts.map(([key]) => key)).not.toContain('metadata.etag');
  });

  it('stays small whatever the entity holds', () => {
    const facts = entityAttributes({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'x', annotations: { long: 'y'.repeat(10_000) } },
      spec: { many: Array.from({ length: 5_000 }, (_, index) => `v${index}`) },
    });
    expect(facts.length).toBeLessThanOrEqual(501);
    expect(facts).toContainEqual(['incomplete', 'true']);
    expect(facts).toContainEqual(['metadata.annotations.long', '']);
  });
});
