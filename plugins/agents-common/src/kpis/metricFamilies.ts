/**
 * Names of metrics that mean the same, from the OpenTelemetry semantic conventions for generative
 * AI: those of the conventions' own repository as of November 2026 (which builds on semantic
 * conventions 1.44.0), what it proposed in May 2026, and semantic conventions 1.26 to 1.36. All of
 * them are in development and may change.
 */
export type AliasedMetric = {
  /** Spellings of one name, with the unit as suffix first. */
  names: readonly string[];
  /** What the older name says by a label that the newer one says by its name. */
  labels?: Readonly<Record<string, string>>;
};

type Family = ReadonlyArray<readonly AliasedMetric[]>;

const INPUT = { gen_ai_token_type: 'input' };
const OUTPUT = { gen_ai_token_type: 'output' };

const seconds = (name: string) => [`${name}_seconds`, name];
const total = (name: string) => [`${name}_total`, name];

/** `gen_ai.client.inference.usage.{input,output}_tokens`: counters, from July 2026. */
const usage = (type: 'input' | 'output'): AliasedMetric => ({
  names: total(`gen_ai_client_inference_usage_${type}_tokens`),
});

/** `gen_ai.client.inference.tokens`: a counter by `gen_ai.token.type`, proposed in May 2026. */
const inference = (labels?: AliasedMetric['labels']): AliasedMetric => ({
  names: total('gen_ai_client_inference_tokens'),
  ...(labels && { labels }),
});

/**
 * `gen_ai.client.token.usage`: a histogram by `gen_ai.token.type`, since 1.26, of which the sum
 * counts tokens. Programs that use a client library of Prometheus have it as a counter.
 */
const tokenUsage = (labels?: AliasedMetric['labels']): AliasedMetric => ({
  names: [
    'gen_ai_client_token_usage_sum',
    'gen_ai_client_token_usage_total',
    'gen_ai_client_token_usage',
  ],
  ...(labels && { labels }),
});

/** Counters by what they count, each the newest generation first; those in one line are added up. */
export const COUNTER_FAMILIES: readonly Family[] = [
  [[usage('input')], [inference(INPUT)], [tokenUsage(INPUT)]],
  [[usage('output')], [inference(OUTPUT)], [tokenUsage(OUTPUT)]],
  [[usage('input'), usage('output')], [inference()], [tokenUsage()]],
];

/** `gen_ai.client.inference.operation.{input,output}_tokens`: tokens of one operation. */
const operation = (type: 'input' | 'output'): AliasedMetric => ({
  names: [`gen_ai_client_inference_operation_${type}_tokens`],
});

const usageHistogram = (labels: AliasedMetric['labels']): AliasedMetric => ({
  names: ['gen_ai_client_token_usage'],
  labels,
});

/** What `gen_ai.client.operation.duration` says by `gen_ai.operation.name` before it got a name. */
const operationDuration = (name: string): AliasedMetric => ({
  names: seconds('gen_ai_client_operation_duration'),
  labels: { gen_ai_operation_name: name },
});

/** Histograms by what they measure, each the newest generation first; names without a suffix. */
export const HISTOGRAM_FAMILIES: readonly Family[] = [
  [[operation('input')], [usageHistogram(INPUT)]],
  [[operation('output')], [usageHistogram(OUTPUT)]],
  [
    [{ names: seconds('gen_ai_invoke_agent_duration') }],
    [operationDuration('invoke_agent')],
  ],
  [
    [{ names: seconds('gen_ai_execute_tool_duration') }],
    [operationDuration('execute_tool')],
  ],
  [[{ names: seconds('gen_ai_client_operation_duration') }]],
  [[{ names: seconds('gen_ai_workflow_duration') }]],
];

/** Labels that were renamed, the newest name first. */
export const LABEL_ALIASES: ReadonlyArray<readonly string[]> = [
  // Renamed in 1.37.
  ['gen_ai_provider_name', 'gen_ai_system'],
  // Renamed in 1.27.
  ['deployment_environment_name', 'deployment_environment'],
];
