import type { AgentAnswers } from '../answers';
import { modelProvider } from './modelProviders';
import type { PlannedEnvironment, PlannedVariable } from './ServicePlan';

/** The environment variables of the service, with their values in every environment. */
export function plannedVariables(
  answers: AgentAnswers,
  environments: PlannedEnvironment[],
): PlannedVariable[] {
  const { baseUrl, keyVariable } = modelProvider(answers.model.provider);

  function setting(
    key: string,
    description: string,
    value: string | ((environment: PlannedEnvironment) => string),
  ): PlannedVariable {
    const entries = environments.map(environment => [
      environment.name,
      typeof value === 'string' ? value : value(environment),
    ]);
    return {
      key,
      description,
      secret: false,
      values: Object.fromEntries(entries),
    };
  }

  function secret(key: string, description: string): PlannedVariable {
    return { key, description, secret: true, values: {} };
  }

  /** A store runs beside the service in development, and in its namespace elsewhere. */
  function storeHost(store: string) {
    return (environment: PlannedEnvironment) =>
      environment.name === 'development'
        ? 'localhost'
        : `${store}.${environment.namespace}.svc.cluster.local`;
  }

  return [
    setting('AGENT_ENVIRONMENT', 'Where the service runs', e => e.name),
    setting('PORT', 'TCP port to listen on', String(answers.port)),
    setting('LOG_LEVEL', 'debug, info, warn or error', e => e.logLevel),
    setting(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'Collector that traces go to, over OTLP/HTTP',
      e =>
        e.name === 'development'
          ? 'http://localhost:4318'
          : 'http://otel-collector.observability.svc.cluster.local:4318',
    ),
    setting(
      'OTEL_TRACES_SAMPLER_ARG',
      'Share of requests that are traced, 0 to 1',
      e => String(e.traceRatio),
    ),
    setting('AGENT_WORKERS', 'Tasks that run at the same time', '8'),
    setting(
      'AGENT_QUEUE_LIMIT',
      'Tasks that may wait; more are refused with 503',
      '200',
    ),
    setting(
      'AGENT_TASK_TIMEOUT_MS',
      'Time after which a task is given up, in milliseconds',
      '30000',
    ),
    setting(
      'AGENT_TOOLS',
      'Tools that may be called, by comma',
      answers.tools.join(',') || 'none',
    ),
    setting(
      'MODEL_PROVIDER',
      'Who serves the language model; "offline" answers without one',
      e => (e.name === 'development' ? 'offline' : answers.model.provider),
    ),
    setting(
      'MODEL_NAME',
      'Name of the model at its provider',
      answers.model.name,
    ),
    setting('MODEL_BASE_URL', 'Where the provider answers', e =>
      // A model that needs no provider's account runs where the stores run.
      baseUrl.replace('localhost', storeHost('ollama')(e)),
    ),
    ...(keyVariable
      ? [secret(keyVariable, 'Credential of the model provider')]
      : []),
    ...(answers.stores.includes('postgresql')
      ? [
          setting(
            'POSTGRES_HOST',
            'PostgreSQL server',
            storeHost('postgresql'),
          ),
          setting('POSTGRES_PORT', 'Its port', '5432'),
          setting(
            'POSTGRES_DATABASE',
            'Its database',
            answers.name.replaceAll('-', '_'),
          ),
          setting(
            'POSTGRES_USER',
            'Its user',
            answers.name.replaceAll('-', '_'),
          ),
          secret('POSTGRES_PASSWORD', 'Password of that user'),
        ]
      : []),
    ...(answers.stores.includes('redis')
      ? [
          setting('REDIS_HOST', 'Redis server', storeHost('redis')),
          setting('REDIS_PORT', 'Its port', '6379'),
          secret('REDIS_PASSWORD', 'Its password'),
        ]
      : []),
    ...(answers.stores.includes('milvus')
      ? [
          setting('MILVUS_HOST', 'Milvus server', storeHost('milvus')),
          setting('MILVUS_PORT', 'Its port', '19530'),
          secret('MILVUS_TOKEN', 'Its access token'),
        ]
      : []),
  ];
}
