import type { PlannedMetric } from './ServicePlan';

const release = 'service_version';
const baseEdges = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30];

/**
 * The metrics of a generated service, under the OpenTelemetry names for generative AI
 * where there are some. A histogram has an edge at every limit that is asked of it, so
 * that the share above the limit is exact.
 */
export function plannedMetrics(limitsInSeconds: number[]): PlannedMetric[] {
  const seconds = [...new Set([...baseEdges, ...limitsInSeconds])].sort(
    (a, b) => a - b,
  );
  return [
    {
      name: 'gen_ai_invoke_agent_duration_seconds',
      type: 'histogram',
      help: 'Time from a task being asked for to its answer',
      labels: ['gen_ai_agent_name', release, 'error_type'],
      buckets: seconds,
    },
    {
      name: 'gen_ai_client_operation_duration_seconds',
      type: 'histogram',
      help: 'Time of a call of the language model',
      labels: ['gen_ai_request_model', release, 'error_type'],
      buckets: seconds,
    },
    {
      name: 'gen_ai_execute_tool_duration_seconds',
      type: 'histogram',
      help: 'Time of a call of a tool',
      labels: ['gen_ai_tool_name', release, 'error_type'],
      buckets: seconds,
    },
    {
      name: 'gen_ai_client_token_usage',
      type: 'counter',
      help: 'Tokens used, by type',
      labels: [release, 'gen_ai_token_type'],
    },
    {
      name: 'gen_ai_evaluation_score',
      type: 'histogram',
      help: 'Score that the evaluation of an answer gave, 0 to 1',
      labels: [release, 'gen_ai_evaluation_name'],
      buckets: [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1],
    },
    {
      name: 'agent_tasks_total',
      type: 'counter',
      help: 'Tasks by how they ended: completed or failed',
      labels: [release, 'outcome'],
    },
    {
      name: 'agent_user_feedback_score',
      type: 'histogram',
      help: 'Rating that a user gave to an answer, 1 to 5',
      labels: [release],
      buckets: [1, 2, 3, 4, 5],
    },
    {
      name: 'agent_complaints_total',
      type: 'counter',
      help: 'Complaints of users about an answer',
      labels: [release],
    },
    {
      name: 'agent_guardrail_blocks_total',
      type: 'counter',
      help: 'Inputs and outputs that a guardrail stopped',
      labels: [release, 'guardrail'],
    },
    {
      name: 'agent_queue_depth',
      type: 'gauge',
      help: 'Tasks that wait for a worker',
      labels: [],
    },
    {
      name: 'agent_worker_utilization_ratio',
      type: 'gauge',
      help: 'Busy share of the workers',
      labels: [],
    },
    {
      name: 'agent_dependency_up',
      type: 'gauge',
      help: 'Whether a dependency answered at the last look, 0 or 1',
      labels: ['dependency'],
    },
  ];
}
