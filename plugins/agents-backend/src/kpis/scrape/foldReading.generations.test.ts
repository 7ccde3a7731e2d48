import { parseExposition } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { createKpi } from '../__testUtils__/createKpi';
import { RELEASE_METRICS } from '../__testUtils__/releaseMetrics';
import { createScrapePlan } from './createScrapePlan';
import { foldReading } from './foldReading';
import type { ScrapeState } from './model';

const TOKENS = createKpi({
  id: 'tokens',
  unit: 'tokens',
  source: {
    type: 'scrape',
    measure: 'ratio',
    numerator: {
      metric: 'gen_ai_client_inference_usage_output_tokens_total',
    },
    denominator: { metric: 'gen_ai_invoke_agent_duration_seconds_count' },
  },
});

const plan = createScrapePlan([TOKENS], {
  releases: RELEASE_METRICS,
  readsMetrics: true,
});

/** Reads pages 15 s apart; what the KPI gained in all, as total and count. */
function read(...pages: string[]) {
  let state: ScrapeState | undefined;
  let total = 0;
  let count = 0;
  for (const [index, page] of pages.entries()) {
    const update = foldReading(state, {
      agentRef: 'component:default/architect',
      environmentRef: 'resource:default/production',
      url: 'http://localhost:7101',
      at: NOW + index * 15_000,
      plan,
      metrics: parseExposition(page, { wanted: plan.wanted }).samples,
      ok: true,
      rejected: 0,
      problems: new Map(),
    });
    [state] = update.states;
    for (const minute of update.minutes) {
      total += minute.total;
      count += minute.count;
    }
  }
  return { total, count, problems: [...(state?.problems ?? [])] };
}

const first = (output: number) =>
  `gen_ai_client_token_usage_sum{gen_ai_token_type="output"} ${output}\ngen_ai_client_token_usage_sum{gen_ai_token_type="input"} 9${output}\n`;
const second = (output: number) =>
  `gen_ai_client_inference_tokens_total{gen_ai_token_type="output"} ${output}\n`;
const third = (output: number) =>
  `gen_ai_client_inference_usage_output_tokens_total ${output}\n`;
const calls = (count: number) =>
  `gen_ai_invoke_agent_duration_seconds_count ${count}\n`;
const operations = (count: number) =>
  `gen_ai_client_operation_duration_seconds_count{gen_ai_operation_name="invoke_agent"} ${count}\ngen_ai_client_operation_duration_seconds_count{gen_ai_operation_name="chat"} 9${count}\n`;

describe('foldReading with metrics of several generations of names', () => {
  it.each([
    ['first', first],
    ['second', second],
    ['third', third],
  ])('measures a KPI from the %s generation', (_, tokens) => {
    expect(read(tokens(100) + calls(1), tokens(160) + calls(3))).toEqual({
      total: 60,
      count: 2,
      problems: [],
    });
  });

  it('measures from the newest alone where a page has several', () => {
    const page = (output: number, count: number) =>
      first(output) +
      second(output) +
      third(output) +
      calls(count) +
      operations(count);
    expect(read(page(100, 1), page(160, 3))).toMatchObject({
      total: 60,
      count: 2,
    });
  });

  it('counts calls of the agent among the operations of older conventions', () => {
    expect(
      read(first(100) + operations(1), first(160) + operations(3)),
    ).toMatchObject({ total: 60, count: 2 });
  });

  it('counts nothing twice while a program goes from one generation to the next and back', () => {
    expect(
      read(
        first(100) + calls(1),
        first(160) + third(0) + calls(3),
        first(200) + third(40) + calls(5),
        first(230) + calls(6),
      ),
    ).toMatchObject({ total: 0 + 40 + 30, count: 5 });
  });

  it('says which metric is missing when no generation is there', () => {
    expect(read(first(100), first(160)).problems).toEqual([
      [
        'tokens',
        'the metrics have no gen_ai_invoke_agent_duration_seconds_count',
      ],
    ]);
  });
});
