import { createRandom } from '../random/createRandom';
import { drawBetween } from '../random/distributions';
import { Profile } from './profileSchema';

const commonFeatures = [
  'answer-question',
  'summarise',
  'draft',
  'review',
  'plan',
  'explain',
  'search',
  'compare',
  'export',
];

/** A plausible, well-behaved profile that depends on the agent's name alone. */
export function defaultProfile(agent: string): Profile {
  const random = createRandom(`profile of ${agent}`);
  const between = (minimum: number, maximum: number, decimals: number) =>
    Number(drawBetween(random, minimum, maximum).toFixed(decimals));
  const total = between(28, 50, 0);
  const usedFeatures = between(6.6, 8.4, 0);
  return {
    latency: { median: between(0.4, 1.3, 2), spread: between(0.25, 0.45, 2) },
    errorRate: between(0.0001, 0.0005, 5),
    taskFailureRate: between(0.01, 0.035, 3),
    quality: { mean: between(0.915, 0.96, 3), spread: between(0.02, 0.05, 3) },
    feedback: {
      share: between(0.15, 0.25, 2),
      weights: [0, 1, between(2, 5, 0), between(18, 30, 0), 66],
    },
    complaints: { good: between(0.0005, 0.002, 4), failed: 0.1 },
    workers: between(4, 7, 0),
    requestsPerSecond: between(1, 2.4, 1),
    users: { total, regular: Math.floor(total * 0.84), occasional: 3 },
    features: {
      used: commonFeatures.slice(0, usedFeatures),
      unused: commonFeatures.slice(usedFeatures),
    },
    tokens: { input: between(500, 2400, 0), output: between(150, 900, 0) },
    drift: {
      amplitude: between(0.06, 0.18, 2),
      periodMinutes: between(9, 26, 0),
    },
  };
}
