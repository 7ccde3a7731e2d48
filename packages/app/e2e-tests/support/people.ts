/** Whom the sign-in page offers. */
export const PEOPLE = {
  guest: { button: 'Guest', provider: 'guest', id: undefined },
  developer: {
    button: 'Developer',
    provider: 'examplePeople',
    id: 'developer',
  },
  teamLead: {
    button: 'Team lead',
    provider: 'examplePeople',
    id: 'team-lead',
  },
  releaseManager: {
    button: 'Release manager',
    provider: 'examplePeople',
    id: 'release-manager',
  },
} as const;

export type Person = keyof typeof PEOPLE;
