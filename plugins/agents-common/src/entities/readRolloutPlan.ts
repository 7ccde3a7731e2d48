import type { Entity } from '@backstage/catalog-model';
import type { EntityIssue } from './EntityIssue';
import type {
  FreezeWindow,
  RolloutGate,
  RolloutStrategy,
} from './RolloutPlanEntity';
import { freezeWindow } from './readRolloutFreezeWindow';
import { rolloutGates } from './readRolloutGates';
import { rolloutStrategies } from './readRolloutStrategies';
import { rolloutWaves, type Wave } from './readRolloutWaves';
import type { ObjectReader } from './reading/ObjectReader';
import { list, reference } from './reading/fields';
import { readEntity } from './reading/readEntity';

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
  /** Full reference of the environment that it rolls out in; absent: the one for production. */
  environment?: string;
  /** The waves with unique ids, as the entity orders them. */
  waves: Wave[];
  /**
   * Those that the plan itself writes; `findRolloutStrategy` also knows the built-in ones. Look
   * names up with it or with `Object.hasOwn`: they come from the entity.
   */
  strategies: { [name: string]: RolloutStrategy };
  gates: RolloutGate[];
  /** Those with dates have both in UTC. */
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
    environment: spec.read(
      'environment',
      reference({ defaultKind: 'resource', kinds: ['resource'] }),
    ),
    waves,
    strategies,
    gates: spec.read('gates', rolloutGates(waves.map(wave => wave.id))) ?? [],
    freezeWindows: spec.read('freezeWindows', list(freezeWindow)) ?? [],
  };
}
