import type { Step } from '../files';

/**
 * Finds fields that a schema does not know. The compiled schemas allow any field, as the
 * cluster's do, so that a misspelt one would go unnoticed. But they read each field that
 * they know: what nobody read, beside something that was read, is unknown.
 */
export function unknownFields(
  resource: object,
  validate: (watched: object) => void,
): Step[][] {
  const visits: {
    steps: Step[];
    target: object;
    read: Set<string>;
    all: boolean;
  }[] = [];

  function watch<Target extends object>(target: Target, steps: Step[]): Target {
    const visit = {
      steps,
      target,
      read: new Set<string>(),
      all: Array.isArray(target),
    };
    visits.push(visit);
    const children = new Map<string, unknown>();
    return new Proxy(target, {
      get(_, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof key !== 'string') {
          return value;
        }
        visit.read.add(key);
        if (typeof value !== 'object' || value === null) {
          return value;
        }
        if (!children.has(key)) {
          const step = Array.isArray(target) ? Number(key) : key;
          children.set(key, watch(value, [...steps, step]));
        }
        return children.get(key);
      },
      ownKeys() {
        visit.all = true;
        return Reflect.ownKeys(target);
      },
    });
  }

  validate(watch(resource, []));
  const unknown = new Map<string, Step[]>();
  const readAnywhere = new Map<object, Set<string>>();
  for (const { target, read, all } of visits) {
    const keys = readAnywhere.get(target) ?? new Set();
    for (const key of all ? Object.keys(target) : read) {
      keys.add(key);
    }
    readAnywhere.set(target, keys);
  }
  for (const { steps, target } of visits) {
    const read = readAnywhere.get(target) ?? new Set();
    // Of an object that nobody read, the schema says nothing: everything may stand in it.
    if (read.size > 0) {
      for (const key of Object.keys(target)) {
        if (!read.has(key)) {
          unknown.set(JSON.stringify([...steps, key]), [...steps, key]);
        }
      }
    }
  }
  return [...unknown.values()];
}
