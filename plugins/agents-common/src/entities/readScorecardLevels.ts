import type { Scorecard } from './readScorecard';
import type { ScorecardLevel } from './ScorecardEntity';
import type { ObjectReader } from './reading/ObjectReader';
import type { Place } from './reading/Place';
import { identifier, object, text } from './reading/fields';
import type { Field } from './reading/fields';
import { uniqueList } from './reading/uniqueList';

type Level = ScorecardLevel & { place: Place };

/** Reads `spec.levels`, lowest first. */
export const scorecardLevels: Field<Scorecard['levels']> = (value, place) => {
  const levels = uniqueList(object(readLevel), { what: 'level', most: 20 })(
    value,
    place,
  );
  if (Array.isArray(value) && value.length === 0) {
    return place.report(value, 'holds no level', 'add a level');
  }
  const chain = levels && inOrder(levels);
  return chain?.map(({ id, title, description }, index) => ({
    id,
    title,
    description,
    rank: index + 1,
  }));
};

/** The id of one of the levels; of any while these cannot be read. */
export function levelOf(
  levels: Scorecard['levels'] | undefined,
): Field<string> {
  return (value, place) => {
    const id = text(value, place);
    const isKnown = !levels || levels.some(level => level.id === id);
    return id === undefined || isKnown
      ? id
      : place.report(
          id,
          'is not a level of this scorecard',
          `write one of ${levels.map(level => level.id).join(', ')}`,
        );
  };
}

function readLevel(reader: ObjectReader): Level | undefined {
  const id = reader.need('id', identifier);
  const title = reader.need('title', text);
  const description = reader.read('description', text);
  const after = reader.read('after', identifier);
  return id === undefined || title === undefined
    ? undefined
    : { id, title, description, after, place: reader.place };
}

/** Puts levels in order by what each comes after; reports what is no chain. */
function inOrder(levels: Level[]): Level[] | undefined {
  const byId = new Map(levels.map(level => [level.id, level]));
  const above = new Map<string, Level>();
  let isChain = true;
  for (const [index, level] of levels.entries()) {
    const below = level.after ?? levels[index - 1]?.id;
    const rival = below === undefined ? undefined : above.get(below);
    if (below === undefined) {
      continue;
    }
    if (!byId.has(below)) {
      isChain = false;
      level.place
        .field('after')
        .report(
          below,
          'is not a level of this scorecard',
          'write the id of the level below, or remove it to follow the one before',
        );
    } else if (rival) {
      isChain = false;
      level.place
        .field('after')
        .report(
          below,
          `is already right below "${rival.id}"`,
          'let the levels form one chain, each after another one',
        );
    } else {
      above.set(below, level);
    }
  }
  return isChain ? followed(levels, above) : undefined;
}

function followed(
  levels: Level[],
  above: Map<string, Level>,
): Level[] | undefined {
  const chain: Level[] = [];
  const reached = new Set<string>();
  const lowest = levels.find(
    (level, index) => index === 0 && level.after === undefined,
  );
  for (let next = lowest; next; next = above.get(next.id)) {
    chain.push(next);
    reached.add(next.id);
  }
  // No level has two above it, so those that were not reached form circles.
  const lost = levels.find(level => !reached.has(level.id));
  if (lost) {
    const circle = [lost];
    for (let next = above.get(lost.id); next && next !== lost; ) {
      circle.push(next);
      next = above.get(next.id);
    }
    return lost.place
      .field('after')
      .report(
        lost.after ?? circle.at(-1)?.id,
        `makes level "${lost.id}" come after itself: ${[...circle, lost]
          .map(level => level.id)
          .join(', ')}`,
        'write the lowest level first and without after, and each other one after the one below it',
      );
  }
  return chain;
}
