import { createStoredAgent, NOW } from '../../__testUtils__/factories';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { createScorecard } from '../__testUtils__/createScorecard';
import { FakeReadiness } from '../__testUtils__/FakeReadiness';
import { createExemption } from '../__testUtils__/workflow';
import { MemoryAttestationStore } from '../attestations/MemoryAttestationStore';
import { MemoryExemptionStore } from '../exemptions/MemoryExemptionStore';
import type { LevelLoss } from './LevelLossReadModel';
import { MemoryNoticeStore } from './MemoryNoticeStore';
import { NoticeCollector } from './NoticeCollector';

const DAY = 86_400_000;
const ARCHITECT = 'component:default/architect';
const SCORECARD = createScorecard({
  campaigns: [
    { id: 'q1', title: 'Quarter', level: 'bronze', deadline: NOW + 5 * DAY },
    { id: 'q4', title: 'Year', level: 'bronze', deadline: NOW + 90 * DAY },
  ],
});

async function createWorld(losses: LevelLoss[] = []) {
  const looks: number[] = [];
  const clock = { now: NOW };
  const now = () => clock.now;
  const agents = MemoryAgentStore.create();
  await agents.saveAgents({
    put: [createStoredAgent({ title: 'Architect' })],
    remove: [],
  });
  const exemptions = MemoryExemptionStore.create();
  const readModel = FakeReadiness.create({
    exemptions,
    attestations: MemoryAttestationStore.create(),
    now,
  });
  const store = MemoryNoticeStore.create();
  const collector = NoticeCollector.create({
    agents,
    exemptions,
    losses: {
      listSince: async since => {
        looks.push(since);
        return losses;
      },
    },
    readModel,
    store,
    config: {
      enabled: true,
      approvers: ['group:default/team-leads'],
      expiryMs: 3 * DAY,
      deadlineMs: 7 * DAY,
    },
    now,
  });
  const told = async () =>
    (await store.listDue(clock.now, 100)).map(({ notice }) => [
      notice.title,
      notice.recipients,
    ]);
  return { agents, clock, looks, exemptions, readModel, collector, told };
}

const OWNER = 'group:default/core-agents';
const DEVELOPER = 'user:default/dev';

describe('NoticeCollector', () => {
  it('tells the owner of a lost level, once', async () => {
    const { collector, told } = await createWorld([
      {
        agentRef: ARCHITECT,
        scorecardRef: SCORECARD.entityRef,
        at: NOW,
        text: 'Coverage is unknown.',
      },
    ]);
    await collector.run();
    await collector.run();
    expect(await told()).toEqual([['Architect lost a level', [OWNER]]]);
  });

  it('looks at what is new only, and at no agent that it is not about', async () => {
    const { agents, clock, collector, looks } = await createWorld();
    const listAgents = jest.spyOn(agents, 'listAgents');
    await collector.run();
    clock.now = NOW + 15_000;
    await collector.run();
    expect(looks).toEqual([NOW - 2 * DAY, NOW - 5 * 60_000]);
    expect(listAgents).not.toHaveBeenCalled();
  });

  it('tells of a request, its decision, that it ends soon, and its end', async () => {
    const { clock, exemptions, readModel, collector, told } =
      await createWorld();
    readModel.setScorecards(createScorecard());
    await exemptions.insert(createExemption());
    await collector.run();
    const requested = [
      'Exemption asked for: Architect from the check coverage',
      ['group:default/team-leads'],
    ];
    expect(await told()).toEqual([requested]);

    clock.now = NOW + DAY;
    await exemptions.move({
      id: 'one',
      from: ['requested'],
      to: 'approved',
      by: 'user:default/lead',
      at: clock.now,
    });
    await collector.run();
    clock.now = NOW + 12 * DAY;
    await collector.run();
    clock.now = NOW + 14 * DAY;
    await exemptions.expire(clock.now);
    await collector.run();
    expect(await told()).toEqual([
      requested,
      ['Exemption approved: Architect from the check coverage', [DEVELOPER]],
      [
        'Exemption ends soon: Architect from the check coverage',
        [DEVELOPER, OWNER],
      ],
      ['Exemption over: Architect from the check coverage', [DEVELOPER, OWNER]],
    ]);
  });

  it('tells the owners of agents that a campaign still waits for, when it nears its end', async () => {
    const { readModel, collector, told } = await createWorld();
    readModel.setScorecards(SCORECARD);
    readModel.setFact(ARCHITECT, 'hasOwner', {
      value: true,
      provenance: 'observed',
      source: { title: 'Catalog' },
    });
    await collector.run();
    expect(await told()).toEqual([
      ['Quarter ends at 2026-03-06T12:00:00.000Z', [OWNER]],
    ]);
  });
});
