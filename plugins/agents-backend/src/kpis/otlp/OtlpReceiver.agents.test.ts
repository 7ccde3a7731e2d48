import { NOW } from '../../__testUtils__/factories';
import { createKpi, MEAN } from '../__testUtils__/createKpi';
import { AGENT, createOtlpWorld } from './__testUtils__/createOtlpWorld';
import {
  attributes,
  counter,
  MINUTE,
  nanos,
  point,
  request,
} from './__testUtils__/requests';

describe('OtlpReceiver', () => {
  it.each([
    [{ 'service.name': 'architect' }],
    [{ 'service.name': 'Architect', 'service.namespace': 'shop' }],
    [{ 'service.name': 'python', 'gen_ai.agent.name': 'architect' }],
    [{ 'service.name': 'x', 'agentportal.agent': AGENT }],
    [
      {
        'service.name': 'architect',
        'deployment.environment.name': 'production',
      },
    ],
    [
      {
        'service.name': 'architect',
        'deployment.environment': 'resource:default/production',
      },
    ],
  ])('knows the agent by %j', async resource => {
    const world = await createOtlpWorld();
    const answer = await world.send(request([counter([point(5)])], resource));
    expect(answer).toMatchObject({ accepted: 1, rejected: {} });
  });

  it('knows the agents of a program that has several by their points', async () => {
    const world = await createOtlpWorld();
    const answer = await world.send(
      request(
        [
          counter([
            point(5, { labels: { 'gen_ai.agent.name': 'architect' } }),
            point(7, { labels: { 'gen_ai.agent.name': 'stranger' } }),
          ]),
        ],
        { 'service.name': 'host' },
      ),
    );
    expect(answer).toMatchObject({
      accepted: 1,
      rejected: { unknownAgent: 1 },
    });
  });

  it.each([
    [{}, /neither gen_ai.agent.name nor service.name/],
    [{ 'service.name': 'stranger' }, /no agent "stranger", or you may not see/],
    [{ 'service.name': 'reader' }, /set metrics: \{otlp: true\}/],
    [
      { 'service.name': 'architect', 'deployment.environment.name': 'moon' },
      /in the environment "moon"/,
    ],
  ])('says why it does not know the instance of %j', async (resource, says) => {
    const world = await createOtlpWorld();
    const answer = await world.send(request([counter([point(5)])], resource));
    expect(answer.rejected).toEqual({ unknownAgent: 1 });
    expect(answer.message).toMatch(says);
  });

  it('does not tell an agent that one may not see from one that is not there', async () => {
    const hidden = await createOtlpWorld({ visible: () => [] });
    const missing = await createOtlpWorld();
    const name = { 'service.name': 'architect' };
    const other = { 'service.name': 'stranger' };
    const say = (text: string) => text.replace(/architect|stranger/g, 'it');
    const metrics = [counter([point(5)])];
    expect(say((await hidden.send(request(metrics, name))).message)).toEqual(
      say((await missing.send(request(metrics, other))).message),
    );
  });

  describe('from a client that the configuration limits', () => {
    const limited = (agents: string[], kpis: string[]) =>
      createOtlpWorld({
        kpis: [createKpi(), MEAN],
        clients: [{ subject: 'collector', agents, kpis }],
      });

    it('refuses a request that holds nothing it may push, and names it', async () => {
      const world = await limited(['component:default/reader'], ['*']);
      await expect(
        world.send(
          request([counter([point(1), point(2, { labels: { error: 'x' } })])]),
        ),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining(
          `you may push figures of component:default/reader only, and these are of ${AGENT}`,
        ),
      });
      expect(world.counters.list()).toEqual({ 'otlp notAllowed': 2 });
    });

    it('takes the KPIs that it may push and leaves out the others, releases among them', async () => {
      const world = await limited([AGENT], ['error-rate']);
      const answer = await world.send(
        request([
          counter([point(5, { labels: { version: '1.0.0' } })]),
          {
            name: 'duration',
            unit: 's',
            histogram: {
              aggregationTemporality: 2,
              dataPoints: [
                {
                  timeUnixNano: nanos(NOW),
                  count: 1,
                  sum: 1,
                  attributes: attributes({}),
                },
              ],
            },
          },
        ]),
      );
      expect(answer).toMatchObject({
        accepted: 1,
        rejected: { notAllowed: 1 },
        message: expect.stringContaining('it measures response-time'),
      });
      const since = NOW - 10 * MINUTE;
      expect(await world.store.sumReleases({ since })).toEqual([]);
      expect(await world.total()).toEqual({ total: 0, count: 5 });
    });
  });
});
