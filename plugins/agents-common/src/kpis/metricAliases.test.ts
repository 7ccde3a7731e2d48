import { listLabelNames, listMetricGenerations } from './metricAliases';
import { toPrometheusLabel, toPrometheusName } from './prometheusNames';

const newest = (metric: string, labels?: Record<string, string>) =>
  listMetricGenerations({ metric, labels }).map(({ selectors }) =>
    selectors.map(one => [one.metric, one.labels]),
  );

describe('listMetricGenerations', () => {
  it('leaves a metric alone that has one name only', () => {
    expect(listMetricGenerations({ metric: 'agent_tasks_total' })).toEqual([
      {
        selectors: [{ metric: 'agent_tasks_total' }],
        marks: [{ metric: 'agent_tasks_total' }],
      },
    ]);
  });

  it('knows the three generations of input tokens, whichever a KPI names', () => {
    const input = { gen_ai_token_type: 'input' };
    const generations = [
      [['gen_ai_client_inference_usage_input_tokens_total', undefined]],
      [['gen_ai_client_inference_usage_input_tokens', undefined]],
      [['gen_ai_client_inference_tokens_total', input]],
      [['gen_ai_client_inference_tokens', input]],
      [['gen_ai_client_token_usage_sum', input]],
      [['gen_ai_client_token_usage_total', input]],
      [['gen_ai_client_token_usage', input]],
    ];
    expect(newest('gen_ai_client_inference_usage_input_tokens_total')).toEqual(
      generations,
    );
    expect(
      newest('gen_ai_client_token_usage_sum', { gen_ai_token_type: 'input' }),
    ).toEqual(generations);
  });

  it('adds input and output up where the newer names tell them apart', () => {
    const [first] = newest('gen_ai_client_token_usage_sum');
    expect(first.map(([metric]) => metric)).toEqual([
      'gen_ai_client_inference_usage_input_tokens_total',
      'gen_ai_client_inference_usage_output_tokens_total',
    ]);
  });

  it('finds the calls of an agent among the operations of older conventions', () => {
    const generations = listMetricGenerations({
      metric: 'gen_ai_invoke_agent_duration_seconds_count',
      labels: { error_type: { not: '' } },
    });
    expect(generations[2].selectors[0]).toEqual({
      metric: 'gen_ai_client_operation_duration_seconds_count',
      labels: {
        gen_ai_operation_name: 'invoke_agent',
        error_type: { not: '' },
      },
    });
    // That the older name is there is told without the condition of the KPI: no error yet is not
    // the same as no such metric.
    expect(generations[2].marks[0]).toEqual({
      metric: 'gen_ai_client_operation_duration_seconds_count',
      labels: { gen_ai_operation_name: 'invoke_agent' },
    });
  });

  it('takes a KPI of all operations as it is', () => {
    expect(newest('gen_ai_client_operation_duration_seconds_sum')).toEqual([
      [['gen_ai_client_operation_duration_seconds_sum', undefined]],
      [['gen_ai_client_operation_duration_sum', undefined]],
    ]);
  });

  it('invents no counterpart for a condition that only one generation has', () => {
    const selector = {
      metric: 'gen_ai_client_token_usage_sum',
      labels: { gen_ai_token_type: { not: 'input' } },
    };
    expect(listMetricGenerations(selector)).toEqual([
      { selectors: [selector], marks: [{ metric: selector.metric }] },
    ]);
  });

  it('knows labels by their former names', () => {
    expect(listLabelNames('gen_ai_system')).toEqual([
      'gen_ai_provider_name',
      'gen_ai_system',
    ]);
    expect(listLabelNames('error_type')).toEqual(['error_type']);
  });
});

describe('toPrometheusName', () => {
  it.each([
    [
      'gen_ai.invoke_agent.duration',
      's',
      'histogram',
      'gen_ai_invoke_agent_duration_seconds',
    ],
    [
      'gen_ai.client.token.usage',
      '{token}',
      'histogram',
      'gen_ai_client_token_usage',
    ],
    [
      'gen_ai.client.inference.usage.input_tokens',
      '{token}',
      'counter',
      'gen_ai_client_inference_usage_input_tokens_total',
    ],
    ['agent_tasks_total', '', 'counter', 'agent_tasks_total'],
    [
      'agent.worker.utilization',
      '1',
      'gauge',
      'agent_worker_utilization_ratio',
    ],
    [
      'system.network.io',
      'By/s',
      'gauge',
      'system_network_io_bytes_per_second',
    ],
    ['request.duration.seconds', 's', 'histogram', 'request_duration_seconds'],
    ['2xx', undefined, 'gauge', '_2xx'],
  ] as const)('writes %s in %s as %s: %s', (name, unit, kind, expected) => {
    expect(toPrometheusName({ name, unit, kind })).toBe(expected);
  });

  it('writes labels with underscores', () => {
    expect(toPrometheusLabel('gen_ai.agent.name')).toBe('gen_ai_agent_name');
    expect(toPrometheusLabel('0-day')).toBe('_0_day');
  });
});
