import { Profile, ProfileBook } from '../profiles/profileSchema';

const sameEverywhere = { load: 1, users: 1, latency: 1, errors: 1 };

/** A profile book in which every task takes a second and succeeds. */
export function createBook(
  agents: string[],
  overrides: Partial<Profile> = {},
): ProfileBook {
  const profile: Partial<Profile> = {
    latency: { median: 1, spread: 0 },
    drift: { amplitude: 0, periodMinutes: 10 },
    errorRate: 0,
    taskFailureRate: 0,
    ...overrides,
  };
  return {
    stages: {
      development: sameEverywhere,
      staging: sameEverywhere,
      production: sameEverywhere,
    },
    agents: Object.fromEntries(agents.map(agent => [agent, profile])),
  };
}
