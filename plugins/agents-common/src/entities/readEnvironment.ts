import type { Entity } from '@backstage/catalog-model';
import { ENVIRONMENT_STAGES } from './constants';
import type { EntityIssue } from './EntityIssue';
import type { EnvironmentStage } from './EnvironmentEntity';
import type { ObjectReader } from './reading/ObjectReader';
import { list, number, object, oneOf, text } from './reading/fields';
import { readEntity } from './reading/readEntity';

/**
 * An environment as its entity describes it.
 *
 * @public
 */
export type Environment = {
  /** Full reference in lower case, such as `resource:default/production`. */
  entityRef: string;
  namespace: string;
  name: string;
  /** The title, or the name where it has none. */
  title: string;
  description?: string;
  stage: EnvironmentStage;
  order: number;
  purpose: string;
  dataClass: string;
  access: string[];
};

/**
 * Reads an environment's entity. Never throws: what is wrong comes back as
 * issues. There is no environment when its stage is not known, as nothing can
 * be said about an agent in it then.
 *
 * @public
 */
export function readEnvironment(entity: Entity): {
  environment?: Environment;
  issues: EntityIssue[];
} {
  const { value, issues } = readEntity(entity, (spec, head) => {
    const environment = spec.need('environment', object(readEnvironmentSpec));
    return environment && { ...head, ...environment };
  });
  return { environment: value, issues };
}

function readEnvironmentSpec(reader: ObjectReader) {
  const stage = reader.need('stage', oneOf(ENVIRONMENT_STAGES));
  const rest = {
    order: reader.need('order', number({ integer: true })) ?? 0,
    purpose: reader.need('purpose', text) ?? '',
    dataClass: reader.need('dataClass', text) ?? '',
    access: reader.need('access', list(text)) ?? [],
  };
  return stage && { stage, ...rest };
}
