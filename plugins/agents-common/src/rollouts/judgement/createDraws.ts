import { createRandom } from './createRandom';

const COUNT = 1 << 14;
const SEED = 1;

let draws: { gaps: Float64Array; deviations: Float64Array } | undefined;

/**
 * Draws of an exponential distribution with mean 1, and of a standard normal one; the same each
 * time. To draw them takes longer than what is done with them, so they are kept.
 */
export function createDraws(): {
  gaps: Float64Array;
  deviations: Float64Array;
} {
  if (draws) return draws;
  const random = createRandom(SEED);
  const gaps = new Float64Array(COUNT);
  const deviations = new Float64Array(COUNT);
  for (let index = 0; index < COUNT; index += 2) {
    gaps[index] = -Math.log(1 - random());
    gaps[index + 1] = -Math.log(1 - random());
    // After Box and Muller (1958).
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    deviations[index] = radius * Math.cos(angle);
    deviations[index + 1] = radius * Math.sin(angle);
  }
  draws = { gaps, deviations };
  return draws;
}
