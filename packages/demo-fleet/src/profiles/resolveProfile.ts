import { InstanceDefinition } from '../catalog/InstanceDefinition';
import { defaultProfile } from './defaultProfile';
import { Profile, ProfileBook } from './profileSchema';

/** The profile of an instance: the agent's own, adapted to the stage. */
export function resolveProfile(
  book: ProfileBook,
  instance: Pick<InstanceDefinition, 'agent' | 'stage'>,
): Profile {
  const named = Object.entries(book.agents).find(
    ([name]) => name === instance.agent,
  )?.[1];
  const profile = { ...defaultProfile(instance.agent), ...named };
  const stage = book.stages[instance.stage];
  const { users, latency } = profile;
  const total = Math.max(1, Math.round(users.total * stage.users));
  const regular = Math.min(total, Math.ceil(users.regular * stage.users));
  const occasional = Math.min(
    total - regular,
    Math.round(users.occasional * stage.users),
  );
  return {
    ...profile,
    latency: { ...latency, median: latency.median * stage.latency },
    errorRate: Math.min(1, profile.errorRate * stage.errors),
    requestsPerSecond: profile.requestsPerSecond * stage.load,
    users: {
      total,
      regular: regular + occasional === 0 ? 1 : regular,
      occasional,
    },
  };
}
