import type { CatalogModelKindRelationFieldDefinition } from '@backstage/catalog-model/alpha';

/** The owner, a group or user, as in the catalog's own kinds. */
export const ownerField: CatalogModelKindRelationFieldDefinition = {
  selector: { path: 'spec.owner' },
  relation: 'ownedBy',
  defaultKind: 'Group',
  defaultNamespace: 'inherit',
  allowedKinds: ['Group', 'User'],
};

/** The system it is a part of, as in the catalog's own kinds. */
export const systemField: CatalogModelKindRelationFieldDefinition = {
  selector: { path: 'spec.system' },
  relation: 'partOf',
  defaultKind: 'System',
  defaultNamespace: 'inherit',
};

/** What it needs to work and what needs it, as in the catalog's own kinds. */
export const dependencyFields: CatalogModelKindRelationFieldDefinition[] = [
  {
    selector: { path: 'spec.dependsOn' },
    relation: 'dependsOn',
    defaultNamespace: 'inherit',
  },
  {
    selector: { path: 'spec.dependencyOf' },
    relation: 'dependencyOf',
    defaultNamespace: 'inherit',
  },
];
