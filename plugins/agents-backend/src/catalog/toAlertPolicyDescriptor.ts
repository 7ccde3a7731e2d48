import { createHash } from 'node:crypto';
import type { AlertPolicy } from '@agent-portal/plugin-agents-common';
import type { AlertPolicyDescriptor } from './model';

/** A policy of alerts as it is kept, with a version that says whether it is another one. */
export function toAlertPolicyDescriptor({
  entityRef,
  title,
  spec,
}: AlertPolicy): AlertPolicyDescriptor {
  // It is read in one order of members, whatever the order in the entity.
  const hash = createHash('sha256').update(JSON.stringify(spec));
  return {
    ref: entityRef,
    title,
    version: `sha256:${hash.digest('hex')}`,
    spec,
  };
}
