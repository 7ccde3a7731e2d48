import type { Fact } from '@agent-portal/plugin-agents-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { createStoredAgent, NOW } from '../../__testUtils__/factories';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { createCheck, createScorecard } from '../__testUtils__/createScorecard';
import { FakeReadiness } from '../__testUtils__/FakeReadiness';
import { createDecision } from '../__testUtils__/workflow';
import { MemoryAttestationStore } from '../attestations/MemoryAttestationStore';
import { MemoryExemptionStore } from '../exemptions/MemoryExemptionStore';
import { MemoryGateDecisionStore } from '../gate/MemoryGateDecisionStore';
import { AgentDirectory } from '../workflow/AgentDirectory';
import type { Caller } from '../workflow/Caller';
import { SimulationService } from './SimulationService';

const ARCHITECT = 'component:default/architect';
const CHECK = createCheck();

const DRAFT = `
apiVersion: agentportal.dev/v1alpha1
kind: Scorecard
metadata:
  name: production
spec:
  owner: group:default/core
  version: 2.0.0
  levels:
    - { id: bronze, title: Bronze }
  checks:
    - id: coverage
      title: Coverage
      level: bronze
      condition: { fact: kpi.test-coverage, operator: greaterThan, value: 0.9 }
  gates:
    - { environment: 'resource:default/production', level: bronze }
`;

const caller: Caller = {
  credentials: mockCredentials.user(),
  actor: 'user:default/mock',
  user: 'user:default/mock',
  scope: { type: 'all' },
  granted: new Set(),
  listSeen: async refs => new Set(refs),
};

function coverage(value: number): Fact {
  return { value, at: NOW, provenance: 'pushed', source: { title: 'CI' } };
}

async function createWorld() {
  const agents = MemoryAgentStore.create();
  await agents.saveAgents({
    put: [
      createStoredAgent({ title: 'Architect' }),
      createStoredAgent({ name: 'other' }),
    ],
    remove: [],
  });
  const exemptions = MemoryExemptionStore.create();
  const attestations = MemoryAttestationStore.create();
  const decisions = MemoryGateDecisionStore.create();
  const now = () => NOW;
  const readiness = FakeReadiness.create({ exemptions, attestations, now });
  readiness.setScorecards(createScorecard({ checks: [CHECK] }));
  readiness.setFact(ARCHITECT, 'kpi.test-coverage', coverage(0.85));
  const service = SimulationService.create({
    directory: AgentDirectory.create({
      agents,
      visible: { listVisible: async refs => refs },
    }),
    readModel: readiness,
    exemptions,
    decisions,
    now,
  });
  return { readiness, decisions, exemptions, service };
}

describe('SimulationService', () => {
  it('tells who loses a level now, and the checks that take it', async () => {
    const { service } = await createWorld();
    const result = await service.simulate({ draft: DRAFT, days: 0 }, caller);
    expect(result).toMatchObject({
      problems: [],
      scorecard: 'scorecard:default/production',
      agents: 2,
      losing: [
        {
          agent: ARCHITECT,
          title: 'Architect',
          from: 2,
          to: 0,
          checks: ['Coverage'],
        },
      ],
      gaining: [],
      missingDays: 0,
    });
  });

  it('looks at past days, and counts those of which nothing is kept', async () => {
    const { readiness, service } = await createWorld();
    const day = (value: number) =>
      new Map([[ARCHITECT, new Map([['kpi.test-coverage', coverage(value)]])]]);
    readiness.setDay('2026-02-27', day(0.85));
    readiness.setDay('2026-02-28', day(0.95));
    readiness.setDay('2025-01-01', day(0.1));
    const { days, missingDays } = await service.simulate(
      { draft: DRAFT, days: 3 },
      caller,
    );
    expect(days).toMatchObject([
      { day: '2026-02-27', losing: 1, gaining: 0 },
      { day: '2026-02-28', losing: 0, gaining: 0 },
    ]);
    expect(missingDays).toBe(1);
  });

  it('names the promotions that it would have blocked, by what the gate knew', async () => {
    const { readiness, decisions, service } = await createWorld();
    const yesterday = NOW - 86_400_000;
    readiness.setDay(
      '2026-02-28',
      new Map([[ARCHITECT, new Map([['kpi.test-coverage', coverage(0.95)]])]]),
    );
    const pass = (
      id: string,
      at: number,
      known: number | undefined,
      releaseVersion: string,
    ) =>
      decisions.insert({
        ...createDecision(id, at, { verdict: 'pass', releaseVersion }),
        facts:
          known === undefined
            ? undefined
            : new Map([['kpi.test-coverage', coverage(known)]]),
      });
    await pass('low', yesterday, 0.85, '1.0.0');
    await pass('again', yesterday + 1, 0.85, '1.0.0');
    await pass('high', NOW, 0.95, '1.1.0');
    await pass('kept-with-day', yesterday, undefined, '1.2.0');
    await decisions.insert(createDecision('held', NOW));
    const { blocked, promotions } = await service.simulate(
      { draft: DRAFT, days: 30 },
      caller,
    );
    expect(promotions).toBe(3);
    expect(blocked).toEqual([
      expect.objectContaining({
        at: new Date(yesterday + 1).toISOString(),
        agent: ARCHITECT,
        releaseVersion: '1.0.0',
        checks: ['Coverage'],
      }),
    ]);
  });

  it('judges a past day when its facts were looked at last', async () => {
    const { readiness, service } = await createWorld();
    const draft = DRAFT.replace(
      'level: bronze\n      condition',
      'level: bronze\n      freshness: 1h\n      condition',
    );
    const seenAt = Date.parse('2026-02-28T08:30:00Z');
    const fact = { ...coverage(0.95), at: seenAt - 60_000 };
    const facts = new Map([
      [ARCHITECT, new Map([['kpi.test-coverage', fact]])],
    ]);
    readiness.setDay('2026-02-28', facts, seenAt);
    const { days } = await service.simulate({ draft, days: 1 }, caller);
    expect(days).toMatchObject([
      {
        after: [
          { rank: 0, count: 0 },
          { rank: 1, count: 1 },
        ],
      },
    ]);
  });

  it('runs one at a time', async () => {
    const { service } = await createWorld();
    const first = service.simulate({ draft: DRAFT, days: 0 }, caller);
    await expect(
      service.simulate({ draft: DRAFT, days: 0 }, caller),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/Another simulation/),
    });
    expect((await first).agents).toBe(2);
    expect(
      (await service.simulate({ draft: DRAFT, days: 0 }, caller)).agents,
    ).toBe(2);
  });

  it.each([
    ['no YAML', 'a: [1', /./],
    ['no entity', 'just words', /no entity/],
    ['another kind', DRAFT.replace('Scorecard', 'Component'), /its kind is/],
    [
      'a bomb of aliases',
      `a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]`,
      /alias/i,
    ],
    [
      'an operator nobody knows',
      DRAFT.replace('greaterThan', 'eval'),
      /eval|operator/,
    ],
  ])(
    'says what is wrong with %s, and simulates nothing',
    async (_, draft, words) => {
      const { service } = await createWorld();
      const result = await service.simulate({ draft, days: 0 }, caller);
      expect(result.problems.length).toBeGreaterThan(0);
      expect(JSON.stringify(result.problems)).toMatch(words);
      expect(result).toMatchObject({ agents: 0, losing: [], days: [] });
    },
  );
});
