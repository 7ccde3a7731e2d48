import { setImmediate } from 'node:timers/promises';
import type { Fact } from '@agent-portal/plugin-agents-common';
import type { FactProvider } from '@agent-portal/plugin-agents-node';
import { mockServices } from '@backstage/backend-test-utils';
import { createStoredAgent, NOW } from '../../__testUtils__/factories';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { createCheck, createScorecard } from '../__testUtils__/createScorecard';
import { createExemption } from '../__testUtils__/workflow';
import { MemoryExemptionStore } from '../exemptions/MemoryExemptionStore';
import { FactCollector } from '../facts';
import { MemoryReadinessStore } from '../results/MemoryReadinessStore';
import { ScorecardRegister } from '../scorecards';
import { MemoryScorecardStore } from '../scorecards/MemoryScorecardStore';
import { ReadinessEvaluation } from './ReadinessEvaluation';

const agentRef = 'component:default/architect';

const SCORECARD = createScorecard({
  facts: [
    {
      id: 'findings',
      title: 'Findings',
      type: 'provider',
      provider: 'scanner',
    },
  ],
  checks: [
    createCheck({
      condition: { fact: 'findings', operator: 'equal', value: 0 },
    }),
  ],
});

const findings = (value: number): Fact => ({
  value,
  provenance: 'observed',
  source: { title: 'Scanner' },
});

const answer = (value: number) =>
  new Map([[agentRef, new Map([['findings', findings(value)]])]]);

async function createWorld(collect: FactProvider['collect']) {
  const now = () => NOW;
  const agents = MemoryAgentStore.create();
  await agents.saveAgents({ put: [createStoredAgent()], remove: [] });
  const put = async (version: string) =>
    agents.savePolicies({
      put: [
        {
          etag: version,
          kind: 'scorecard',
          definition: {
            ref: SCORECARD.entityRef,
            title: SCORECARD.title,
            scorecard: { ...SCORECARD, version },
            spec: {},
            problems: [],
          },
        },
      ],
      remove: [],
    });
  await put('1.0.0');
  const scorecards = MemoryScorecardStore.create();
  const register = ScorecardRegister.create({ agents, store: scorecards, now });
  await register.refresh();
  const exemptions = MemoryExemptionStore.create();
  const store = MemoryReadinessStore.create();
  const expire: Array<() => void> = [];
  const evaluation = ReadinessEvaluation.create({
    agents,
    register,
    scorecards,
    collector: FactCollector.create({
      builtIn: [],
      providers: [{ id: 'scanner', collect }],
      declared: () => register.listDeclaredFacts(),
      lastKnown: async () => new Map(),
      timeoutMs: 10_000,
      wait: () => new Promise(resolve => expire.push(() => resolve(undefined))),
    }),
    exemptions,
    store,
    logger: mockServices.logger.mock(),
    now,
    onChange: async () => {},
    onTransitions: async () => {},
  });
  const outcomes = async () =>
    (await store.listResults({})).map(one => one.evaluation.outcomes);
  return { evaluation, exemptions, expire, outcomes, put, register, store };
}

describe('ReadinessEvaluation', () => {
  it('keeps nobody waiting for the lock while a provider hangs', async () => {
    let isHanging = true;
    const { evaluation, expire, outcomes, store } = await createWorld(
      async () => (isHanging ? new Promise(() => {}) : answer(0)),
    );
    const lock = jest.spyOn(store, 'exclusively');
    const hanging = evaluation.evaluate([agentRef]);
    await setImmediate();
    expect(lock).not.toHaveBeenCalled();

    isHanging = false;
    await evaluation.evaluate([agentRef]);
    expect(await outcomes()).toEqual(['p']);

    expire[0]();
    await expect(hanging).rejects.toThrow(/did not answer within 10000 ms/);
    // What was asked for before the others has nothing newer to say.
    expect(await outcomes()).toEqual(['p']);
  });

  it('does not let an older answer of a provider overwrite a newer one', async () => {
    const answers: Array<(value: number) => void> = [];
    const { evaluation, outcomes } = await createWorld(
      () =>
        new Promise(resolve => {
          answers.push(value => resolve(answer(value)));
        }),
    );
    const older = evaluation.evaluate([agentRef]);
    await setImmediate();
    const newer = evaluation.evaluate([agentRef]);
    await setImmediate();
    answers[1](3);
    await newer;
    answers[0](0);
    await older;
    expect(await outcomes()).toEqual(['f']);
  });

  it('goes by the version that is in force when it has the lock', async () => {
    let isFirst = true;
    const world = await createWorld(async () => {
      if (isFirst) {
        isFirst = false;
        await world.put('2.0.0');
        await world.register.refresh();
      }
      return answer(0);
    });
    await world.evaluation.evaluate([agentRef]);
    const [result] = await world.store.listResults({});
    expect(result.version).toBe('2.0.0');
  });

  it('says that a provider failed, and tells those who have done their work nothing', async () => {
    const { evaluation, exemptions, outcomes } = await createWorld(async () => {
      throw new Error('the scanner is away');
    });
    await exemptions.insert(
      createExemption({
        status: 'approved',
        scorecardRef: SCORECARD.entityRef,
      }),
    );
    await evaluation.follow([agentRef]);
    expect(await outcomes()).toEqual(['e']);
    await expect(evaluation.evaluate([agentRef])).rejects.toThrow(
      /scanner failed/,
    );
  });
});
