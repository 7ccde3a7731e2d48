import { randomUUID } from 'node:crypto';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

type StoredLocation = Awaited<
  ReturnType<CatalogService['addLocation']>
>['location'];

/** A catalog that keeps entities and locations, and can be told to refuse. */
export class MemoryCatalog {
  readonly locations: StoredLocation[] = [];
  readonly entities = new Map<string, Entity>();
  /** The answer to every location that is added. */
  refusal: Error | undefined;
  readonly service = catalogServiceMock.mock();

  private constructor() {}

  static create(entities: Entity[]): MemoryCatalog {
    const catalog = new MemoryCatalog();
    for (const entity of entities) {
      catalog.put(entity);
    }
    const { service } = catalog;
    service.getEntityByRef.mockImplementation(async ref =>
      catalog.entities.get(
        typeof ref === 'string' ? ref : stringifyEntityRef(ref),
      ),
    );
    service.getLocationByRef.mockImplementation(async ref =>
      catalog.locations.find(({ type, target }) => `${type}:${target}` === ref),
    );
    service.addLocation.mockImplementation(
      async ({ type = 'url', target, dryRun }) => {
        if (catalog.refusal) {
          throw catalog.refusal;
        }
        const location = {
          id: randomUUID(),
          type,
          target,
          entityRef: `location:default/${target}`,
        };
        const known = catalog.locations.some(
          other => other.type === type && other.target === target,
        );
        if (known && !dryRun) {
          throw new ConflictError(`Location ${type}:${target} already exists`);
        }
        if (!dryRun) {
          catalog.locations.push(location);
        }
        const name = target.split('/').at(-1) ?? target;
        const entity = {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name, namespace: 'default' },
        };
        return { location, entities: [entity] };
      },
    );
    return catalog;
  }

  put(entity: Entity): void {
    this.entities.set(stringifyEntityRef(entity), entity);
  }
}
