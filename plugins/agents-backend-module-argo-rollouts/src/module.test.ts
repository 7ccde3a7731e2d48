import {
  agentsTrafficDriverExtensionPoint,
  type TrafficDriver,
} from '@agent-portal/plugin-agents-node';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import agentsModuleArgoRollouts from '.';

async function startWith(agents: object): Promise<string[]> {
  const ids: string[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        agentsTrafficDriverExtensionPoint,
        { addTrafficDriver: ({ id }: TrafficDriver) => ids.push(id) },
      ],
    ],
    features: [
      agentsModuleArgoRollouts,
      mockServices.rootConfig.factory({ data: { agents } as never }),
    ],
  });
  await backend.stop();
  return ids;
}

describe('the module', () => {
  it('adds the driver when clusters are configured', async () => {
    const clusters = [{ name: 'a', url: 'https://a.example.com', token: 'x' }];
    expect(
      await startWith({ rollouts: { argoRollouts: { clusters } } }),
    ).toEqual(['argo-rollouts']);
  });

  it('adds nothing otherwise', async () => {
    expect(await startWith({})).toEqual([]);
  });
});
