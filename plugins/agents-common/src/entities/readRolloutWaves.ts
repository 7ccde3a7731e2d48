import type {
  RolloutStrategy,
  RolloutWave,
  WaveAgents,
} from './RolloutPlanEntity';
import { ROLLOUT_PRESETS, findRolloutStrategy } from './rolloutPresets';
import { soundDependencies } from './reading/waveDependencies';
import type { DependentWave } from './reading/waveDependencies';
import type { ObjectReader } from './reading/ObjectReader';
import type { Place } from './reading/Place';
import {
  identifier,
  list,
  map,
  number,
  object,
  reference,
  text,
} from './reading/fields';
import type { Field } from './reading/fields';

/**
 * A wave with references in full.
 *
 * @public
 */
export type Wave = RolloutWave & { agents: WaveAgents; dependsOn: string[] };

/** A wave as it is read, before it is known that its dependencies exist. */
type PlacedWave = DependentWave & { wave: Wave; place: Place };

/** Reads `spec.waves`. */
export function rolloutWaves(
  strategies: Record<string, RolloutStrategy>,
): Field<Wave[]> {
  return (value, place) => {
    const placed = list<PlacedWave>((item, itemPlace) => {
      const read = object(reader => readWave(reader, strategies))(
        item,
        itemPlace,
      );
      return read && { ...read, id: read.wave.id, place: itemPlace };
    })(value, place);
    if (!placed) {
      return undefined;
    }
    if (placed.length === 0 && Array.isArray(value) && value.length === 0) {
      return place.report(value, 'holds no wave', 'add a wave');
    }
    const unique = withoutDuplicates(placed);
    const dependencies = soundDependencies(unique);
    return unique.map(({ wave }) => ({
      ...wave,
      dependsOn: dependencies.get(wave.id) ?? [],
    }));
  };
}

function readWave(
  reader: ObjectReader,
  strategies: Record<string, RolloutStrategy>,
): Pick<PlacedWave, 'wave' | 'dependencies'> | undefined {
  const id = reader.need('id', identifier);
  const title = reader.need('title', text);
  const schedule = reader.read('schedule', text);
  const agents = reader.need('agents', object(readAgents));
  const strategy = reader.read('strategy', (value, place) => {
    const name = text(value, place);
    if (name === undefined || findRolloutStrategy(strategies, name)) {
      return name;
    }
    const known = new Set([
      ...Object.keys(strategies).slice(0, 10),
      ...Object.keys(ROLLOUT_PRESETS),
    ]);
    return place.report(
      name,
      'is not a strategy of this plan',
      `write one of ${[...known].join(', ')}, or add it to spec.strategies`,
    );
  });
  const concurrency = reader.read(
    'concurrency',
    number({ minimum: 1, integer: true }),
  );
  const failureBudget = reader.read(
    'failureBudget',
    number({ minimum: 0, integer: true }),
  );
  const dependencies =
    reader.read(
      'dependsOn',
      list((item, place) => {
        const wave = identifier(item, place);
        return wave === undefined ? undefined : { id: wave, place };
      }),
    ) ?? [];
  return id === undefined || title === undefined || agents === undefined
    ? undefined
    : {
        wave: {
          id,
          title,
          schedule,
          agents,
          strategy,
          dependsOn: [],
          concurrency,
          failureBudget,
        },
        dependencies,
      };
}

function readAgents(reader: ObjectReader): WaveAgents | undefined {
  const names = reader.read(
    'names',
    list(reference({ defaultKind: 'component', kinds: ['component'] })),
  );
  const family = reader.read('family', text);
  const labels = reader.read('labels', map(text));
  const chooses =
    (names && names.length > 0) ||
    family !== undefined ||
    (labels && Object.keys(labels).length > 0);
  if (!chooses) {
    return reader.place.reportText(
      'the wave',
      'chooses no agent',
      'list names, or give a family or labels',
    );
  }
  return { names, family, labels };
}

function withoutDuplicates(placed: PlacedWave[]): PlacedWave[] {
  const seen = new Map<string, Place>();
  const unique: PlacedWave[] = [];
  for (const candidate of placed) {
    const { id, place } = candidate;
    const first = seen.get(id);
    if (first) {
      place
        .field('id')
        .report(
          id,
          `is already used by ${first.path.replace('spec.', '')}`,
          'give every wave of the plan an id of its own',
        );
    } else {
      seen.set(id, place);
      unique.push(candidate);
    }
  }
  return unique;
}
