import { setImmediate } from 'node:timers/promises';

/** Lets pending work go on until the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await setImmediate();
  }
}
