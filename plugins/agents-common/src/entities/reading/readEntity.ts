import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import type { EntityIssue } from '../EntityIssue';
import { ObjectReader, isRecord } from './ObjectReader';
import { Place } from './Place';
import { checkLimits } from './limits';

/** What every entity says about itself, with nothing unsafe left in it. */
export type EntityHead = {
  /** Full reference in lower case. */
  entityRef: string;
  namespace: string;
  name: string;
  /** The title, or the name where it has none. */
  title: string;
  description?: string;
};

/**
 * Reads an entity: its limits, its head and, through the given function, its
 * spec. Never throws, whatever the entity holds.
 */
export function readEntity<T>(
  entity: Entity,
  read: (spec: ObjectReader, head: EntityHead) => T | undefined,
): { value?: T; issues: EntityIssue[] } {
  const issues: EntityIssue[] = [];
  const metadata: unknown = isRecord(entity) ? entity.metadata : undefined;
  const namespace = textOf(metadata, 'namespace') ?? DEFAULT_NAMESPACE;
  const root = Place.root(namespace, issues);
  const name = textOf(metadata, 'name');
  if (name === undefined) {
    root
      .field('metadata')
      .field('name')
      .report(undefined, 'is missing', 'give the entity a name');
    return { issues };
  }
  checkLimits(entity, root);
  const reader = ObjectReader.open(entity.spec, root.field('spec'));
  const head = {
    entityRef: `${entity.kind}:${namespace}/${name}`.toLowerCase(),
    namespace,
    name,
    title: textOf(metadata, 'title') ?? name,
    description: textOf(metadata, 'description'),
  };
  return { value: reader && read(reader, head), issues };
}

function textOf(record: unknown, key: string): string | undefined {
  const value =
    isRecord(record) && Object.hasOwn(record, key) ? record[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
