import { agentsKpiPushPermission } from '@agent-portal/plugin-agents-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { FleetAuthorizer } from './FleetAuthorizer';

function conditional(
  conditions: PermissionCriteria<PermissionCondition>,
  pluginId = 'catalog',
): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId,
    resourceType: 'catalog-entity',
    conditions,
  };
}

const rule = (name: string, params: PermissionCondition['params']) => ({
  rule: name,
  resourceType: 'catalog-entity',
  params,
});

const entities = ['architect', 'scrummaster'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'ai-agent' },
}));

function createAuthorizer(decision: PolicyDecision) {
  const permissions = mockServices.permissions.mock();
  permissions.authorizeConditional.mockResolvedValue([decision]);
  permissions.authorize.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
  const catalog = catalogServiceMock({ entities });
  return {
    permissions,
    authorizer: FleetAuthorizer.create({ permissions, catalog }),
  };
}

describe('FleetAuthorizer', () => {
  const credentials = mockCredentials.user();

  it('passes on what is decided outright', async () => {
    const allowed = createAuthorizer({ result: AuthorizeResult.ALLOW });
    expect(await allowed.authorizer.readScope(credentials)).toEqual({
      type: 'all',
    });
    const denied = createAuthorizer({ result: AuthorizeResult.DENY });
    expect(await denied.authorizer.readScope(credentials)).toEqual({
      type: 'none',
    });
  });

  it('translates the rules of the catalog with one call', async () => {
    const { authorizer, permissions } = createAuthorizer(
      conditional({
        anyOf: [
          rule('IS_ENTITY_OWNER', { claims: ['group:default/Core'] }),
          {
            not: {
              allOf: [
                rule('HAS_LABEL', { label: 'tier', value: 'Gold' }),
                rule('HAS_SPEC', { key: 'lifecycle' }),
              ],
            },
          },
        ],
      }),
    );
    expect(await authorizer.readScope(credentials)).toEqual({
      type: 'criteria',
      criteria: {
        anyOf: [
          { key: 'relations.ownedby', values: ['group:default/core'] },
          {
            not: {
              allOf: [
                { key: 'metadata.labels.tier', values: ['gold'] },
                { key: 'spec.lifecycle', values: undefined },
              ],
            },
          },
        ],
      },
    });
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a rule it does not know', conditional(rule('HAS_SECRET_MARK', {}))],
    [
      'such a rule inside another',
      conditional({
        allOf: [
          rule('IS_ENTITY_KIND', { kinds: ['Component'] }),
          rule('constructor', {}),
        ],
      }),
    ],
    [
      'parameters of another shape',
      conditional(rule('IS_ENTITY_OWNER', { claims: 'group:default/core' })),
    ],
    [
      'conditions of another plugin',
      conditional(rule('IS_ENTITY_OWNER', { claims: [] }), 'other'),
    ],
  ])('asks the catalog about %s', async (_what, decision) => {
    const { authorizer } = createAuthorizer(decision);
    expect(await authorizer.readScope(credentials)).toEqual({
      type: 'refs',
      refs: ['component:default/architect', 'component:default/scrummaster'],
    });
  });

  it('refuses an act without its permission, and names it', async () => {
    const { authorizer } = createAuthorizer({ result: AuthorizeResult.ALLOW });
    await expect(
      authorizer.require(agentsKpiPushPermission, credentials),
    ).rejects.toThrow(/agents\.kpi\.push/);
  });
});
