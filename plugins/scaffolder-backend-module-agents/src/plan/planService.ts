import { parseEntityRef } from '@backstage/catalog-model';
import type { AgentAnswers } from '../answers';
import { modelProvider } from './modelProviders';
import { plannedEnvironments } from './plannedEnvironments';
import { plannedMetrics } from './plannedMetrics';
import { plannedVariables } from './plannedVariables';
import type { PlannedTool, ServicePlan } from './ServicePlan';

const regions = {
  aws: 'eu-west-1',
  azure: 'westeurope',
  gcp: 'europe-west1',
} as const;

/** The first post-launch targets of an agent; the KPI set states the same ones. */
const defaultTargets = {
  'response-time': 2,
  performance: 3,
  'error-rate': 0.001,
  'task-completion': 0.95,
  'quality-score': 0.9,
  'user-feedback': 4,
  uptime: 0.999,
} as const;

/** Error ratio and response time at which a release is rolled back. */
const limits = { errorRatio: 0.01, responseSeconds: 3 };

/** Works out, once and for all files, what a service of these answers looks like. */
export function planService(answers: AgentAnswers): ServicePlan {
  const { name, stores } = answers;
  const environments = plannedEnvironments(answers);
  const targets = { ...defaultTargets, ...definedOnly(answers.kpiTargets) };
  const scaling = {
    minimum: 2,
    maximum: 20,
    cpu: { up: 70, down: 30 },
    memory: { up: 80, down: 40 },
    responseSeconds: 2,
    errorRatio: 0.01,
    queueDepth: 100,
  };
  return {
    name,
    title: answers.title,
    description: answers.description,
    snakeName: name.replaceAll('-', '_'),
    owner: { ref: answers.owner, name: parseEntityRef(answers.owner).name },
    system: answers.system ?? '',
    family: answers.family,
    language: answers.language,
    version: '0.1.0',
    model: { ...answers.model, ...modelProvider(answers.model.provider) },
    tools: [...new Set(answers.tools)].map(planTool),
    stores: {
      postgresql: stores.includes('postgresql'),
      redis: stores.includes('redis'),
      milvus: stores.includes('milvus'),
    },
    cloud: { provider: answers.cloud, region: regions[answers.cloud] },
    exposure: answers.exposure,
    riskTier: answers.riskTier,
    rollout: {
      strategy: answers.rollout.strategy,
      plan: answers.rollout.plan ?? '',
      wave: answers.rollout.wave ?? '',
    },
    port: answers.port,
    paths: {
      liveness: '/health',
      agents: '/health/agents',
      dependencies: '/health/dependencies',
      business: '/health/business',
      metrics: '/metrics',
      card: '/.well-known/agent-card.json',
      tasks: '/v1/tasks',
    },
    image: { repository: `${answers.imageRegistry}/${name}`, tag: '0.1.0' },
    repositoryUrl:
      answers.repositoryUrl ??
      `https://git.${answers.domain}/agents/${name}.git`,
    vault: { path: `agents/${name}` },
    environments,
    variables: plannedVariables(answers, environments),
    metrics: plannedMetrics([
      targets['response-time'],
      targets.performance,
      limits.responseSeconds,
      scaling.responseSeconds,
    ]),
    guardrails: [
      'input-validation',
      'output-filtering',
      'audit-logging',
      ...(answers.riskTier === 'high' ? ['human-approval'] : []),
    ],
    targets: {
      meanSeconds: targets['response-time'],
      p95Seconds: targets.performance,
      errorRatio: targets['error-rate'],
      completionRatio: targets['task-completion'],
      quality: targets['quality-score'],
      feedback: targets['user-feedback'],
      uptime: targets.uptime,
      own: Object.keys(definedOnly(answers.kpiTargets)).length > 0,
    },
    limits,
    scaling,
    load: {
      baseline: { users: 100, hours: 24 },
      peak: { users: 1000, hours: 4 },
    },
  };
}

function planTool(name: string): PlannedTool {
  const [first, ...rest] = name.split('-');
  return {
    name,
    camelCase: [first, ...rest.map(capitalise)].join(''),
    snakeCase: name.replaceAll('-', '_'),
  };
}

function capitalise(word: string): string {
  return word.charAt(0).toLocaleUpperCase('en-US') + word.slice(1);
}

function definedOnly<T extends object>(values: T): Partial<T> {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(entries) as Partial<T>;
}
