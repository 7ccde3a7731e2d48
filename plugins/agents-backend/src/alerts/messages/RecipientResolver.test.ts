import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createStoredAgent } from '../../__testUtils__/factories';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { createAlertPolicy } from '../__testUtils__/createAlertPolicy';
import { createAlertRecord } from '../__testUtils__/createAlertRecord';
import { RecipientResolver } from './RecipientResolver';

function createGroup(
  name: string,
  options: { parent?: string; members?: string[]; children?: string[] } = {},
): Entity {
  const { parent, members = [], children = [] } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', ...(parent && { parent }), children: [] },
    relations: [
      ...members.map(member => ({
        type: 'hasMember',
        targetRef: `user:default/${member}`,
      })),
      ...children.map(child => ({
        type: 'parentOf',
        targetRef: `group:default/${child}`,
      })),
    ],
  };
}

function createUser(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: {},
  };
}

async function createResolver(options: {
  entities: Entity[];
  owner?: string;
  fallback?: string[];
}) {
  const agents = MemoryAgentStore.create();
  const { owner = 'group:default/core-agents' } = options;
  await agents.saveAgents({ put: [createStoredAgent({ owner })], remove: [] });
  return RecipientResolver.create({
    agents,
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [createUser('eve'), ...options.entities],
    }),
    fallback: options.fallback ?? [],
  });
}

const EVE = { members: ['eve'] };
const CORE = createGroup('core-agents', { parent: 'platform', ...EVE });
const PLATFORM = createGroup('platform', EVE);
const SRE = createGroup('sre', EVE);

describe('RecipientResolver', () => {
  const resolve = (
    resolver: RecipientResolver,
    to: string[],
    policies = [createAlertPolicy()],
  ) => resolver.resolve(to, createAlertRecord(), policies);

  it('finds owners, the groups above them, and who is named', async () => {
    const resolver = await createResolver({ entities: [CORE, PLATFORM, SRE] });
    expect(
      await resolve(resolver, ['owner', 'parent', 'group:default/sre']),
    ).toEqual({
      refs: [
        'group:default/core-agents',
        'group:default/platform',
        'group:default/sre',
      ],
      notes: [],
    });
  });

  it('takes the groups of an owner that is a person for those above', async () => {
    const ann: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: 'ann', namespace: 'default' },
      spec: {},
      relations: [{ type: 'memberOf', targetRef: 'group:default/platform' }],
    };
    const resolver = await createResolver({
      entities: [ann, PLATFORM],
      owner: 'user:default/ann',
    });
    expect(await resolve(resolver, ['parent'])).toEqual({
      refs: ['group:default/platform'],
      notes: [],
    });
  });

  it('tells the owner of the policy where somebody is not to be found, and says so', async () => {
    const resolver = await createResolver({ entities: [SRE] });
    expect(await resolve(resolver, ['owner'])).toEqual({
      refs: ['group:default/sre'],
      notes: [
        'The catalog has no core-agents, which is to own the agents.',
        'So the owner of the policy is told, sre.',
      ],
    });
    expect(await resolve(resolver, ['group:default/gone'])).toMatchObject({
      refs: ['group:default/sre'],
    });
    const top = await createResolver({
      entities: [PLATFORM, SRE],
      owner: 'group:default/platform',
    });
    expect(await resolve(top, ['owner', 'parent'])).toEqual({
      refs: ['group:default/platform', 'group:default/sre'],
      notes: [
        'The catalog has no group above platform.',
        'So the owner of the policy is told, sre.',
      ],
    });
  });

  it('says that nobody is left to be told', async () => {
    const resolver = await createResolver({ entities: [], owner: '' });
    for (const policies of [[createAlertPolicy({ owner: '' })], []]) {
      expect(await resolve(resolver, ['owner'], policies)).toEqual({
        refs: [],
        notes: [
          'The agents have no owner in the catalog.',
          'Nobody could be reached: give these groups members, or name somebody in agents.alerts.fallback.',
        ],
      });
    }
  });

  it('takes a group without people for nobody, and tells the owner of the policy', async () => {
    const empty = createGroup('core-agents', {
      members: ['gone'],
      children: ['below'],
    });
    const below = createGroup('below', { children: ['core-agents'] });
    const resolver = await createResolver({ entities: [empty, below, SRE] });
    expect(await resolve(resolver, ['owner'])).toEqual({
      refs: ['group:default/sre'],
      notes: [
        'There is nobody in core-agents.',
        'So the owner of the policy is told, sre.',
      ],
    });
    const peopled = createGroup('below', EVE);
    const nested = await createResolver({ entities: [empty, peopled] });
    expect(await resolve(nested, ['owner'])).toEqual({
      refs: ['group:default/core-agents'],
      notes: [],
    });
  });

  it('tells whom the policy escalates to where its owner has nobody, and after them the fallback', async () => {
    const entities = [createGroup('sre'), createGroup('on-call', EVE)];
    const resolver = await createResolver({
      entities: [...entities, PLATFORM],
      fallback: ['group:default/platform'],
    });
    const escalation = [
      { to: ['owner'], after: 0 },
      { to: ['group:default/on-call'], after: 1 },
    ];
    const policies = [createAlertPolicy({ escalation })];
    expect(await resolve(resolver, ['owner'], policies)).toEqual({
      refs: ['group:default/on-call'],
      notes: [
        'The catalog has no core-agents, which is to own the agents.',
        'So those are told to whom the policy escalates, on-call.',
      ],
    });
    expect(await resolve(resolver, ['owner'])).toEqual({
      refs: ['group:default/platform'],
      notes: [
        'The catalog has no core-agents, which is to own the agents.',
        'So those of agents.alerts.fallback are told, platform.',
      ],
    });
  });

  it('lists users of groups and of groups below them, once each', async () => {
    const resolver = await createResolver({
      entities: [
        createGroup('all', { members: ['ann'], children: ['core', 'loop'] }),
        createGroup('core', { members: ['ann', 'bob'] }),
        createGroup('loop', { children: ['all'] }),
      ],
    });
    expect(
      await resolver.listUsers(['group:default/all', 'user:default/eve']),
    ).toEqual(['user:default/ann', 'user:default/bob', 'user:default/eve']);
  });
});
