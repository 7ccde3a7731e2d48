import { InputError } from '@backstage/errors';

/**
 * A step of a path: a property or index by its name, or every one of them.
 *
 * @public
 */
export type FactPathStep = { name: string } | 'every';

/** What a path leads to when there is nothing. */
export const NOWHERE = Symbol('nowhere');

const MAXIMUM_LENGTH = 500;
const MAXIMUM_STEPS = 20;

/** One step from where the last one ended. */
const STEP =
  /\.([^.[\]'"*@?^~(),\s]+)|\.?\[(?:(\d{1,9})|(\*)|'([^'\]]*)'|"([^"\]]*)")\]/y;

/**
 * Reads a path into a fact: `$`, then `.name`, `['name']`, `[0]` or `[*]`, as in
 * `$.metadata.annotations['example.com/tier']`. The `$` can be left out and brackets can follow a
 * dot, as json-rules-engine allows.
 *
 * @throws InputError when it is anything else of JSONPath, or no path at all.
 * @public
 */
export function parseFactPath(path: string): FactPathStep[] {
  if (path.length > MAXIMUM_LENGTH) {
    throw refusal(path, `has more than ${MAXIMUM_LENGTH} characters`);
  }
  const rest = path.startsWith('$') ? path.slice(1) : path;
  const text = path.startsWith('$') || /^[.[]/.test(rest) ? rest : `.${rest}`;
  const steps: FactPathStep[] = [];
  STEP.lastIndex = 0;
  for (let end = 0; end < text.length; end = STEP.lastIndex) {
    const match = STEP.exec(text);
    if (!match) throw refusal(path, `cannot be read at "${text.slice(end)}"`);
    const [, property, index, every, single, double] = match;
    steps.push(
      every ? 'every' : { name: property ?? index ?? single ?? double },
    );
  }
  if (steps.length > MAXIMUM_STEPS) {
    throw refusal(path, `has more than ${MAXIMUM_STEPS} steps`);
  }
  return steps;
}

/**
 * Makes a function that follows a path. As with json-rules-engine, a path with `[*]` leads to a
 * list of everything it reaches, and any other one to the value itself.
 *
 * Only properties of JSON's own are followed: `__proto__` or `constructor` lead nowhere unless the
 * fact has a key of that name.
 */
export function compileFactPath(path: string): (value: unknown) => unknown {
  const steps = parseFactPath(path);
  if (steps.includes('every')) {
    return value => {
      let reached = [value];
      for (const step of steps) {
        reached = reached.flatMap(item => follow(item, step));
      }
      return reached.length > 0 ? reached : NOWHERE;
    };
  }
  const names = steps.flatMap(step => (step === 'every' ? [] : [step.name]));
  return value => {
    let reached = value;
    for (const name of names) {
      if (!has(reached, name)) return NOWHERE;
      reached = reached[name];
    }
    return reached;
  };
}

function follow(value: unknown, step: FactPathStep): unknown[] {
  if (step === 'every') {
    return typeof value === 'object' && value ? Object.values(value) : [];
  }
  return has(value, step.name) ? [value[step.name]] : [];
}

function has(value: unknown, name: string): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    !!value &&
    Object.prototype.hasOwnProperty.call(value, name)
  );
}

function refusal(path: string, problem: string): InputError {
  return new InputError(
    `The path "${path.slice(
      0,
      80,
    )}" ${problem}; write one such as $.metadata.name, $.spec['a.b'], $.list[0] or $.list[*]`,
  );
}
