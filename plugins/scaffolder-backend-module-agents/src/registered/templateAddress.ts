import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
  parseLocationRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** The address relative to which a template names its skeleton. */
export function templateAddress(template: Entity): string {
  const { annotations = {} } = template.metadata;
  const location =
    annotations[ANNOTATION_SOURCE_LOCATION] ?? annotations[ANNOTATION_LOCATION];
  const { type, target } = parseLocationRef(location ?? 'none:none');
  if (type === 'file') {
    return `file://${target}`;
  }
  if (type === 'url') {
    return target;
  }
  throw new InputError(
    `${stringifyEntityRef(
      template,
    )} is neither from a file nor from a URL, so its skeleton cannot be found`,
  );
}
