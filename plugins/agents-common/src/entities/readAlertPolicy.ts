import type { Entity } from '@backstage/catalog-model';
import type { AlertPolicySpec } from './AlertPolicyEntity';
import type { EntityIssue } from './EntityIssue';
import { alertRules } from './readAlertRules';
import { digests } from './readAlertDigests';
import {
  acknowledgeWithin,
  channels,
  escalation,
  flapping,
} from './readAlertTelling';
import type { ObjectReader } from './reading/ObjectReader';
import { smallMap } from './reading/alertFields';
import { flag, list, object, reference, text } from './reading/fields';
import { readEntity } from './reading/readEntity';

/**
 * A policy of alerts as its entity describes it.
 *
 * @public
 */
export type AlertPolicy = {
  /** Full reference in lower case, such as `alertpolicy:default/production`. */
  entityRef: string;
  namespace: string;
  name: string;
  /** The title, or the name where it has none. */
  title: string;
  description?: string;
  /** Full reference of the owner. */
  owner?: string;
  /**
   * What it says, with references in full, unique ids, and nothing in it that its schema does not
   * know; the owner is empty where it has none.
   */
  spec: AlertPolicySpec;
};

/** Those that it names, and those that are of its family and carry all its labels. */
const chosenAgents = object(reader => {
  const names = reader.read(
    'names',
    list(reference({ defaultKind: 'component', kinds: ['component'] })),
  );
  const family = reader.read('family', text);
  const labels = reader.read('labels', smallMap(text));
  const chooses =
    (names && names.length > 0) ||
    family !== undefined ||
    (labels && Object.keys(labels).length > 0);
  return chooses
    ? withoutAbsent({ names, family, labels })
    : reader.place.reportText(
        'the policy',
        'chooses no agent',
        'list names, or give a family or labels',
      );
});

/**
 * Reads an alert policy's entity. Never throws: what is wrong comes back as issues, and the policy
 * without the parts that are wrong. There is no policy at all only when the entity has no name or no
 * spec.
 *
 * @public
 */
export function readAlertPolicy(entity: Entity): {
  policy?: AlertPolicy;
  issues: EntityIssue[];
} {
  const { value, issues } = readEntity(entity, (spec, head) => {
    const read = readSpec(spec);
    return {
      ...head,
      ...(read.owner !== '' && { owner: read.owner }),
      spec: read,
    };
  });
  return { policy: value, issues };
}

function readSpec(reader: ObjectReader): AlertPolicySpec {
  const owner = reader.need(
    'owner',
    reference({ defaultKind: 'group', kinds: ['group', 'user'] }),
  );
  const isDefault = reader.read('default', flag);
  const agents = reader.read('agents', chosenAgents);
  const mayChooseNone =
    isDefault === true || reader.read('agents', value => value) !== undefined;
  if (!mayChooseNone) {
    reader.place.reportText(
      'the policy',
      'applies to no agent',
      'add agents with names, a family or labels, or write default: true',
    );
  }
  const spec: AlertPolicySpec = {
    owner: owner ?? '',
    default: isDefault,
    agents,
    rules: reader.need('rules', alertRules) ?? [],
    acknowledgeWithin: reader.read('acknowledgeWithin', acknowledgeWithin),
    escalation: reader.read('escalation', escalation),
    channels: reader.read('channels', channels),
    flapping: reader.read('flapping', flapping),
    digests: reader.read('digests', digests),
  };
  return withoutAbsent(spec);
}

/** Without keys that hold nothing, so that the digest of a policy says what it says. */
function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined),
  ) as T;
}
