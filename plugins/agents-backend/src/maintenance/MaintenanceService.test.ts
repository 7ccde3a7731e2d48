import { agentsMaintenancePlanPermission } from '@agent-portal/plugin-agents-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { createStoredAgent, NOW, PRODUCTION } from '../__testUtils__/factories';
import { MemoryAgentStore } from '../catalog/MemoryAgentStore';
import { AgentDirectory } from '../readiness/workflow/AgentDirectory';
import type { Caller } from '../readiness/workflow/Caller';
import { HOUR } from './__testUtils__/createMaintenance';
import { MaintenanceService } from './MaintenanceService';
import { MaintenanceTimeline } from './MaintenanceTimeline';
import { MemoryMaintenanceStore } from './MemoryMaintenanceStore';

const ARCHITECT = 'component:default/architect';
const OTHER = 'component:default/other';
const LEAD = 'user:default/lead';
const time = (hours: number) => new Date(NOW + hours * HOUR).toISOString();

function createCaller(change: Partial<Caller> = {}): Caller {
  return {
    scope: { type: 'all' },
    listSeen: async refs => new Set(refs),
    credentials: mockCredentials.user(),
    actor: LEAD,
    user: LEAD,
    granted: new Set([agentsMaintenancePlanPermission.name]),
    ...change,
  };
}

const seesOne = { scope: { type: 'refs' as const, refs: [ARCHITECT] } };

async function createService() {
  let at = NOW;
  const now = () => at;
  const agents = MemoryAgentStore.create();
  await agents.saveAgents({
    put: [createStoredAgent(), createStoredAgent({ name: 'other' })],
    remove: [],
  });
  await agents.savePolicies({ put: [PRODUCTION], remove: [] });
  const visible = {
    listVisible: async (refs: string[], scope: Caller['scope']) =>
      refs.filter(
        ref =>
          [ARCHITECT, OTHER].includes(ref) &&
          (scope.type === 'all' ||
            (scope.type === 'refs' && scope.refs.includes(ref))),
      ),
  };
  const store = MemoryMaintenanceStore.create();
  return {
    store,
    service: MaintenanceService.create({
      store,
      visible,
      directory: AgentDirectory.create({ agents, visible }),
      now,
    }),
    timeline: MaintenanceTimeline.create({ store, now }),
    advance: (hours: number) => {
      at += hours * HOUR;
    },
  };
}

const request = {
  agents: ['architect', ARCHITECT],
  reason: '  The database moves.  ',
  endsAt: time(1),
};

describe('MaintenanceService', () => {
  it('announces maintenance that begins now, by who asks', async () => {
    const { service, store } = await createService();
    const planned = await service.plan(
      { ...request, environment: 'production' },
      createCaller(),
    );
    expect(planned).toMatchObject({
      agents: [ARCHITECT],
      environment: 'resource:default/production',
      reason: 'The database moves.',
      by: LEAD,
      startsAt: time(0),
      endsAt: time(1),
      active: true,
    });
    expect(await store.listActive(NOW)).toHaveLength(1);
  });

  it.each([
    [
      'an end that is over',
      { endsAt: time(-1) },
      /^endsAt is .* after the start/,
    ],
    ['no time', { endsAt: 'soon' }, /^endsAt is "soon": it must be a time/],
    [
      'a start that is over',
      { startsAt: time(-1) },
      /^startsAt is .* over already/,
    ],
    [
      'a start in two years',
      { startsAt: time(17_520), endsAt: time(17_521) },
      /^startsAt is/,
    ],
    [
      'more than 30 d',
      { endsAt: time(30 * 24 + 1) },
      /lasts at most 30 d; name a time until/,
    ],
    ['hardly a reason', { reason: '  because  ' }, /^reason is/],
    ['no reference', { agents: [':/'] }, /^agents\[0\] is ":\/"/],
    [
      'an agent that there is not',
      { agents: ['nobody'] },
      /no agent component:default\/nobody/,
    ],
    [
      'an environment that there is not',
      { environment: 'moon' },
      /no environment/,
    ],
    [
      'somebody else as the actor',
      { actor: 'user:default/boss' },
      /you are user:default\/lead/,
    ],
  ])('refuses %s', async (_name, change, message) => {
    const { service, store } = await createService();
    await expect(
      service.plan({ ...request, ...change }, createCaller()),
    ).rejects.toThrow(message);
    expect(await store.listActive(NOW)).toEqual([]);
  });

  it('needs the permission and sight of every agent', async () => {
    const { service } = await createService();
    await expect(
      service.plan(request, createCaller({ granted: new Set() })),
    ).rejects.toThrow('agents.maintenance.plan');
    const both = { ...request, agents: [ARCHITECT, OTHER] };
    await expect(service.plan(both, createCaller(seesOne))).rejects.toThrow(
      `There is no agent ${OTHER}, or you may not see it`,
    );
  });

  it('ends early once, and says who did', async () => {
    const { service, store } = await createService();
    const { id } = await service.plan(request, createCaller());
    const end = () =>
      service.end(id, { reason: 'Done sooner than planned.' }, createCaller());
    expect(await end()).toMatchObject({ active: false, ended: { by: LEAD } });
    await expect(end()).rejects.toThrow(
      /is over since .*, ended by user:default\/lead/,
    );
    expect(await store.listActive(NOW)).toEqual([]);
  });

  it('says nothing of agents that somebody may not see, and lets nobody end it over their heads', async () => {
    const { service } = await createService();
    const both = { ...request, agents: [ARCHITECT, OTHER] };
    const { id } = await service.plan(both, createCaller());
    const { items } = await service.list({}, seesOne.scope);
    expect(items).toMatchObject([{ agents: [ARCHITECT] }]);
    expect(
      (await service.list({ agent: 'other' }, seesOne.scope)).items,
    ).toEqual([]);
    const stranger = {
      ...seesOne,
      user: 'user:default/dev',
      actor: 'user:default/dev',
    };
    await expect(
      service.end(id, { reason: 'I want it to end.' }, createCaller(stranger)),
    ).rejects.toThrow(`You may not end this maintenance; ask ${LEAD}`);
    const blind = { scope: { type: 'none' as const } };
    await expect(
      service.end(id, { reason: 'I want it to end.' }, createCaller(blind)),
    ).rejects.toThrow('There is no maintenance');
  });

  it('lists what is over for a week', async () => {
    const { service, advance } = await createService();
    await service.plan(request, createCaller());
    const count = async () =>
      (await service.list({}, { type: 'all' })).items.length;
    advance(7 * 24);
    expect(await count()).toBe(1);
    advance(1);
    expect(await count()).toBe(0);
  });

  it('tells the timeline what happened, and nothing that is still to come', async () => {
    const { service, timeline, advance } = await createService();
    const window = { before: Infinity, limit: 10 };
    const { id } = await service.plan(
      { ...request, startsAt: time(1), endsAt: time(3) },
      createCaller(),
    );
    const list = async () =>
      (await timeline.listEvents(ARCHITECT, window)).map(({ text }) => text);
    const planned = `Maintenance planned by ${LEAD} from 2026-03-01 13:00 UTC until 2026-03-01 15:00 UTC: The database moves.`;
    const begun =
      'In maintenance until 2026-03-01 15:00 UTC: The database moves.';
    expect(await list()).toEqual([planned]);
    advance(1);
    expect(await list()).toEqual([begun, planned]);
    advance(1);
    await service.end(id, { reason: 'Done already.' }, createCaller());
    expect(await list()).toEqual([
      `Maintenance ended early by ${LEAD}: Done already.`,
      begun,
      planned,
    ]);
    expect(await timeline.listEvents(OTHER, window)).toEqual([]);
    expect(
      await timeline.listEvents(ARCHITECT, { before: NOW, limit: 10 }),
    ).toEqual([]);
  });
});
