import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { RolePolicy } from './RolePolicy';

const policy = RolePolicy.fromConfig(
  mockServices.rootConfig({
    data: {
      permission: {
        roles: {
          guests: ['user:default/guest'],
          teamLeads: ['group:default/team-leads'],
          releaseManagers: ['group:default/Release-Managers'],
        },
      },
    },
  }),
);

const write = (name: string) =>
  createPermission({ name, attributes: { action: 'update' } });

const groups = {
  guest: ['user:default/guest'],
  member: ['user:default/ada', 'group:default/core'],
  teamLead: ['user:default/bo', 'group:default/team-leads'],
  releaseManager: ['user:default/cy', 'group:default/release-managers'],
};

async function decide(who: keyof typeof groups, permission: Permission) {
  const [userEntityRef] = groups[who];
  return policy.handle(
    { permission },
    {
      credentials: mockCredentials.user(userEntityRef),
      info: { userEntityRef, ownershipEntityRefs: groups[who] },
    },
  );
}

describe('RolePolicy', () => {
  it('denies whoever is not signed in, reading included', async () => {
    await expect(
      policy.handle({ permission: catalogEntityReadPermission }),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });

  it('shows release managers the whole catalog', async () => {
    await expect(
      decide('releaseManager', catalogEntityReadPermission),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('shows others what is not kept to its owners, and what they own', async () => {
    await expect(
      decide('member', catalogEntityReadPermission),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      conditions: {
        anyOf: [
          {
            not: {
              rule: 'HAS_ANNOTATION',
              params: {
                annotation: 'agentportal.dev/visibility',
                value: 'owners',
              },
            },
          },
          { rule: 'IS_ENTITY_OWNER', params: { claims: groups.member } },
        ],
      },
    });
  });

  it.each([
    ['guest', catalogLocationCreatePermission, AuthorizeResult.DENY],
    ['guest', catalogEntityDeletePermission, AuthorizeResult.DENY],
    ['guest', write('agents.alert.acknowledge'), AuthorizeResult.DENY],
    ['guest', write('agents.kpi.push'), AuthorizeResult.DENY],
    ['guest', write('agents.exemption.request'), AuthorizeResult.DENY],
    ['member', catalogLocationCreatePermission, AuthorizeResult.ALLOW],
    ['member', write('agents.exemption.request'), AuthorizeResult.ALLOW],
    ['member', write('agents.exemption.grant'), AuthorizeResult.DENY],
    ['member', write('agents.attestation.sign'), AuthorizeResult.DENY],
    ['teamLead', write('agents.attestation.sign'), AuthorizeResult.ALLOW],
    ['member', catalogEntityDeletePermission, AuthorizeResult.CONDITIONAL],
    ['member', write('agents.kpi.push'), AuthorizeResult.ALLOW],
    ['member', write('agents.alert.acknowledge'), AuthorizeResult.ALLOW],
    ['member', write('agents.alert.ingest'), AuthorizeResult.DENY],
    ['member', write('agents.maintenance.plan'), AuthorizeResult.DENY],
    ['teamLead', write('agents.maintenance.plan'), AuthorizeResult.ALLOW],
    ['member', write('agents.rollout.approve'), AuthorizeResult.DENY],
    ['member', write('agents.rollout.operate'), AuthorizeResult.DENY],
    ['teamLead', write('agents.rollout.approve'), AuthorizeResult.ALLOW],
    ['teamLead', write('agents.exemption.grant'), AuthorizeResult.ALLOW],
    ['teamLead', write('agents.rollout.operate'), AuthorizeResult.DENY],
    ['releaseManager', write('agents.rollout.approve'), AuthorizeResult.ALLOW],
    ['releaseManager', write('agents.rollout.operate'), AuthorizeResult.ALLOW],
    ['releaseManager', write('agents.maintenance.plan'), AuthorizeResult.ALLOW],
    ['releaseManager', write('agents.alert.ingest'), AuthorizeResult.DENY],
    ['releaseManager', catalogEntityDeletePermission, AuthorizeResult.ALLOW],
    ['releaseManager', write('agents.something.new'), AuthorizeResult.DENY],
    ['releaseManager', write('constructor'), AuthorizeResult.DENY],
  ] as const)('answers %s', async (who, permission, result) => {
    await expect(decide(who, permission)).resolves.toMatchObject({ result });
  });

  it('gives nobody a role that is not configured', async () => {
    const unconfigured = RolePolicy.fromConfig(
      mockServices.rootConfig({ data: {} }),
    );
    await expect(
      unconfigured.handle(
        { permission: write('agents.rollout.operate') },
        {
          credentials: mockCredentials.user('user:default/cy'),
          info: {
            userEntityRef: 'user:default/cy',
            ownershipEntityRefs: groups.releaseManager,
          },
        },
      ),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });
});
