import { Random } from './createRandom';

/** A standard normal draw (Box–Muller); always takes two uniform draws. */
export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A log-normal draw; `spread` is the standard deviation of the logarithm. */
export function drawLogNormal(
  random: Random,
  options: { median: number; spread: number },
): number {
  return options.median * Math.exp(options.spread * drawNormal(random));
}

/** A normal draw cut off at the edges of [minimum, maximum]. */
export function drawClampedNormal(
  random: Random,
  options: { mean: number; spread: number; minimum: number; maximum: number },
): number {
  const drawn = options.mean + options.spread * drawNormal(random);
  return Math.min(options.maximum, Math.max(options.minimum, drawn));
}

/** The waiting time until the next arrival of a Poisson process. */
export function drawExponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** An index drawn with a probability proportional to its weight. */
export function drawWeightedIndex(random: Random, weights: number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let index = 0; index < weights.length; index++) {
    left -= weights[index];
    if (left < 0) {
      return index;
    }
  }
  return weights.length - 1;
}

/** A uniform draw between two numbers. */
export function drawBetween(
  random: Random,
  minimum: number,
  maximum: number,
): number {
  return minimum + random() * (maximum - minimum);
}
