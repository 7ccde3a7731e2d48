import { createDescriptor } from '../../__testUtils__/factories';
import type { RolloutCaller } from '../service/rolloutCaller';
import { createAgentHider } from './createAgentHider';

const agents = {
  listAgents: async () =>
    ['Guardian', 'Quality Guardian', 'Architect (v2)'].map(title =>
      createDescriptor({ name: title.toLowerCase(), title }),
    ),
};
const hide = async (scope: object, seen: string[]) =>
  createAgentHider({ scope } as Pick<RolloutCaller, 'scope'>, {
    agents,
    directory: {
      listRefs: async () => seen.map(name => `component:default/${name}`),
    },
  });

const TEXT = 'It waits for Guardian, Quality Guardian, Architect (v2).';

describe('createAgentHider', () => {
  it('names no agent that the caller may not see', async () => {
    const some = await hide({ type: 'some' }, ['quality guardian']);
    expect(some(TEXT)).toBe(
      'It waits for another agent of the wave, Quality Guardian, another agent of the wave.',
    );
  });

  it('hides nothing from whoever sees all', async () => {
    expect((await hide({ type: 'all' }, []))(TEXT)).toBe(TEXT);
  });
});
