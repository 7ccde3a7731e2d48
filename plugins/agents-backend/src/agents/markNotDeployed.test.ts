import type { AgentInstance, Stage } from '@agent-portal/plugin-agents-common';
import { NOW } from '../__testUtils__/factories';
import { type ListedInstance, markNotDeployed } from './markNotDeployed';

function createListed(stage: Stage, seen: boolean): ListedInstance {
  const instance: AgentInstance = {
    environment: `resource:default/${stage}`,
    stage,
    url: 'http://localhost:7101',
    health: {
      status: seen ? 'pass' : 'fail',
      since: new Date(NOW).toISOString(),
      reason: seen ? 'it answers' : 'nobody listens',
      components: [],
    },
  };
  return { instance, seen, registeredAt: NOW };
}

const LISTED = [
  createListed('development', true),
  createListed('production', false),
];

describe('markNotDeployed', () => {
  it('lists an instance of an experimental agent that never answered as not counted', () => {
    const [development, production] = markNotDeployed(LISTED, 'experimental');
    expect(development).toEqual(LISTED[0].instance);
    expect(production.health).toMatchObject({
      status: 'unknown',
      reason:
        'never answered since registered 2026-03-01 12:00:00 UTC; not counted while lifecycle is experimental (nobody listens)',
    });
  });

  it('leaves every instance as it was measured in any other lifecycle', () => {
    expect(markNotDeployed(LISTED, 'production')).toEqual(
      LISTED.map(({ instance }) => instance),
    );
  });
});
