import { createStoredAgent, NOW } from '../../__testUtils__/factories';
import { COVERAGE } from '../__testUtils__/createKpi';
import { AGENT, createKpiWorld } from '../__testUtils__/createKpiWorld';

const MINUTE = 60_000;

describe('PushKpiSource', () => {
  const stated = createStoredAgent({
    samples: [
      {
        kpi: 'test-coverage',
        value: 0.74,
        count: 51,
        at: '2025-01-27',
        source: { title: 'Deployment Strategy', url: 'https://docs/strategy' },
      },
    ],
  });
  const pushed = {
    agentRef: AGENT,
    kpiId: 'test-coverage',
    at: NOW - MINUTE,
    source: 'CI run 12',
    value: 0.91,
    count: 1,
    actor: 'user:default/guest',
    receivedAt: NOW,
  };

  it('holds a stated figure against the agent and names the document', async () => {
    const world = await createKpiWorld({ kpis: [COVERAGE], agents: [stated] });
    expect(await world.judge('test-coverage')).toMatchObject({
      status: 'not-met',
      observed: 0.74,
      samples: 51,
      source: {
        type: 'push',
        provenance: 'stated',
        text: 'stated in Deployment Strategy, 27 Jan 2025',
        url: 'https://docs/strategy',
      },
    });
  });

  it('believes what was pushed before what is stated', async () => {
    const world = await createKpiWorld({ kpis: [COVERAGE], agents: [stated] });
    await world.samples.insert([pushed]);
    expect(await world.judge('test-coverage')).toMatchObject({
      status: 'met',
      observed: 0.91,
      source: {
        provenance: 'pushed',
        text: 'pushed by CI run 12 (user:default/guest), 1 Mar 2026',
      },
      points: [{ value: 0.91, samples: 1 }],
    });
  });

  it('names once who pushed without naming a source', async () => {
    const world = await createKpiWorld({ kpis: [COVERAGE] });
    await world.samples.insert([{ ...pushed, source: pushed.actor }]);
    expect((await world.judge('test-coverage')).source.text).toBe(
      'pushed by user:default/guest, 1 Mar 2026',
    );
  });

  it('forgets a stated figure with the entity that carried it', async () => {
    const world = await createKpiWorld({ kpis: [COVERAGE], agents: [stated] });
    await world.judge('test-coverage');
    await world.agents.saveAgents({ put: [createStoredAgent()], remove: [] });
    const result = await world.judge('test-coverage');
    expect(result.status).toBe('unknown');
    expect(result.observed).toBeUndefined();
  });

  it('drops a pushed figure at the end of the window', async () => {
    const world = await createKpiWorld({ kpis: [COVERAGE] });
    await world.samples.insert([{ ...pushed, at: NOW - 91 * 1_440 * MINUTE }]);
    expect(await world.judge('test-coverage')).toMatchObject({
      status: 'unknown',
      reason: 'No samples for 91 d.',
    });
  });

  it('goes back to a stated figure when the pushed one has left the window', async () => {
    const world = await createKpiWorld({ kpis: [COVERAGE], agents: [stated] });
    await world.samples.insert([{ ...pushed, at: NOW - 91 * 1_440 * MINUTE }]);
    expect(await world.judge('test-coverage')).toMatchObject({
      status: 'not-met',
      observed: 0.74,
      source: { provenance: 'stated' },
    });
  });

  it('takes the newest of several stated figures, one without a date last', async () => {
    const [sample] = stated.descriptor.samples;
    const world = await createKpiWorld({
      kpis: [COVERAGE],
      agents: [
        createStoredAgent({
          samples: [
            { ...sample, value: 0.6, at: '2025-06-01' },
            { ...sample, value: 0.5 },
            { ...sample, value: 0.4, at: undefined },
          ],
        }),
      ],
    });
    expect((await world.judge('test-coverage')).observed).toBe(0.6);
  });
});
