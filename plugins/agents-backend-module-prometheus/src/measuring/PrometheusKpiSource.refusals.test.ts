import {
  createSourceWorld,
  stopWorlds,
} from '../__testUtils__/createSourceWorld';
import { createRequest } from '../__testUtils__/factories';
import { vector } from '../__testUtils__/FakePrometheus';
import { PART_LABEL } from '../planning/Part';

afterEach(stopWorlds);

describe('PrometheusKpiSource, of what makes no figure,', () => {
  it('invents nothing of a histogram without its last bucket', async () => {
    const world = await createSourceWorld([
      {
        answer: () =>
          vector([
            {
              labels: {
                agent: 'architect',
                le: '1',
                [PART_LABEL]: 'bucket:0:0',
              },
              value: 5,
            },
          ]),
      },
    ]);
    const source = {
      type: 'scrape' as const,
      measure: 'quantile' as const,
      metric: 'latency_seconds',
      quantile: 0.5,
    };
    const [measured] = await world.measure([
      createRequest({ definition: { source } }),
    ]);
    expect(measured).toMatchObject({
      samples: 0,
      problem: expect.stringContaining('has no bucket le="+Inf"'),
    });
  });

  it.each([
    ['NaN', 'its value is NaN, which is no figure'],
    ['+Inf', 'its value is Infinity, which is no figure'],
  ])('takes %s for no figure', async (value, problem) => {
    const source = {
      type: 'prometheus' as const,
      measure: 'value' as const,
      query: 'max(x{ {{selector}} })',
    };
    const world = await createSourceWorld([
      {
        answer: () =>
          vector([
            {
              labels: { agent: 'architect', [PART_LABEL]: 'value:0:0' },
              value,
            },
          ]),
      },
    ]);
    expect(
      await world.measure([createRequest({ definition: { source } })]),
    ).toEqual([{ samples: 0, problem }]);
  });

  it('wants one value for an instance', async () => {
    const source = {
      type: 'prometheus' as const,
      measure: 'value' as const,
      query: 'x{ {{selector}} }',
    };
    const one = (pod: string) => ({
      labels: { agent: 'architect', pod, [PART_LABEL]: 'value:0:0' },
      value: 1,
    });
    const world = await createSourceWorld([
      { answer: () => vector([one('1'), one('2')]) },
    ]);
    const [measured] = await world.measure([
      createRequest({ definition: { source } }),
    ]);
    expect(measured).toEqual({
      samples: 0,
      problem:
        'its query gives several values for one instance; aggregate it, such as with sum( )',
    });
  });
});
