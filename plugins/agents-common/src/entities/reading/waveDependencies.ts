import type { Place } from './Place';

/** What has to be known of a wave to put the waves in order. */
export type DependentWave = {
  id: string;
  dependencies: { id: string; place: Place }[];
};

/**
 * Reports dependencies on waves that do not exist and those that close a circle,
 * and returns the others by wave: with these the waves can be put in order.
 */
export function soundDependencies(
  waves: DependentWave[],
): Map<string, string[]> {
  const byId = new Map(waves.map(wave => [wave.id, wave]));
  const sound = new Map<string, string[]>(waves.map(({ id }) => [id, []]));
  const done = new Set<string>();

  for (const start of waves) {
    // A stack of its own, as a hostile plan can hold a very long chain. The
    // waves on it are those that wait for the one on top.
    const stack = done.has(start.id) ? [] : [{ wave: start, next: 0 }];
    const waiting = new Set(stack.map(({ wave }) => wave.id));
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { wave } = top;
      const dependency = wave.dependencies[top.next];
      top.next += 1;
      if (!dependency) {
        stack.pop();
        waiting.delete(wave.id);
        done.add(wave.id);
        continue;
      }
      const target = byId.get(dependency.id);
      if (!target) {
        dependency.place.report(
          dependency.id,
          'is not a wave of this plan',
          'write the id of one of its waves',
        );
        continue;
      }
      if (waiting.has(target.id)) {
        dependency.place.report(
          target.id,
          `makes wave ${JSON.stringify(wave.id)} wait for itself`,
          'remove one of the dependencies of the circle',
        );
        continue;
      }
      sound.get(wave.id)?.push(target.id);
      if (!done.has(target.id)) {
        waiting.add(target.id);
        stack.push({ wave: target, next: 0 });
      }
    }
  }
  return sound;
}
