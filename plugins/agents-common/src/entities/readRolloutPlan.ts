import type { Entity } from '@backstage/catalog-model';
import type { EntityIssue } from './EntityIssue';
import type {
  FreezeWindow,
  RolloutGate,
  RolloutStrategy,
} from './RolloutPlanEntity';
import { rolloutGates } from './readRolloutGates';
import { rolloutStrategies } from './readRolloutStrategies';
import { rolloutWaves, type Wave } from './readRolloutWaves';
import type { ObjectReader } from './reading/ObjectReader';
import { list, object, reference, text } from './reading/fields';
import { readEntity } from './reading/readEntity';
import { dateTime } from './reading/webFields';

/**
 * A rollout plan as its entity describes it.
 *
 * @public
 */
export type RolloutPlan = {
  /** Full reference in lower case, such as `rolloutplan:default/spring`. */
  entityRef: string;
  namespace: string;
  name: string;
  /** The title, or the name where it has none. */
  title: string;
  description?: string;
  /** Full reference of the owner. */
  owner?: string;
  /** Full reference of the system. */
  system?: string;
  /** The waves with unique ids, as the entity orders them. */
  waves: Wave[];
  /** Look names up with `Object.hasOwn`: they come from the entity. */
  strategies: { [name: string]: RolloutStrategy };
  gates: RolloutGate[];
  /** With both times in UTC. */
  freezeWindows: FreezeWindow[];
};

/**
 * Reads a rollout plan's entity. Never throws: what is wrong comes back as
 * issues, and the plan without the parts that are wrong. There is no plan at
 * all only when the entity has no name or no spec.
 *
 * @public
 */
export function readRolloutPlan(entity: Entity): {
  plan?: RolloutPlan;
  issues: EntityIssue[];
} {
  const { value, issues } = readEntity(entity, (spec, head) => ({
    ...head,
    ...readSpec(spec),
  }));
  return { plan: value, issues };
}

const freezeWindow = object((reader): FreezeWindow | undefined => {
  const title = reader.need('title', text);
  const from = reader.need('from', dateTime);
  const to = reader.need('to', dateTime);
  if (title === undefined || from === undefined || to === undefined) {
    return undefined;
  }
  return from < to
    ? { title, from, to }
    : reader.place
        .field('to')
        .report(to, `is not after ${from}`, 'write a later time');
});

function readSpec(spec: ObjectReader) {
  const strategies = spec.read('strategies', rolloutStrategies) ?? {};
  const waves = spec.need('waves', rolloutWaves(strategies)) ?? [];
  return {
    owner: spec.need(
      'owner',
      reference({ defaultKind: 'group', kinds: ['group', 'user'] }),
    ),
    system: spec.read(
      'system',
      reference({ defaultKind: 'system', kinds: ['system'] }),
    ),
    waves,
    strategies,
    gates: spec.read('gates', rolloutGates(waves.map(wave => wave.id))) ?? [],
    freezeWindows: spec.read('freezeWindows', list(freezeWindow)) ?? [],
  };
}
