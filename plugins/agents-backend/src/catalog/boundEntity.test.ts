import type { Entity } from '@backstage/catalog-model';
import { boundEntity } from './boundEntity';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'architect', description: 'Draws.' },
  spec: { owner: 'group:default/core' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/core' }],
};

describe('boundEntity', () => {
  it('keeps what scorecards may ask for', () => {
    expect(boundEntity({ ...entity, status: { items: [] } } as Entity)).toEqual(
      entity,
    );
  });

  it('keeps of an entity that is too long only what names it', () => {
    const long = { ...entity, spec: { text: 'x'.repeat(70_000) } };
    expect(boundEntity(long)).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'architect', namespace: 'default' },
    });
  });
});
