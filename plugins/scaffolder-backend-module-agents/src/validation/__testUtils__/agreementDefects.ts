import type { SeededDefect } from './SeededDefect';

const rollout = 'deploy/kubernetes/base/rollout.yaml';
const scaler = 'deploy/kubernetes/base/horizontal-pod-autoscaler.yaml';
const production = 'deploy/kubernetes/overlays/production/kustomization.yaml';
const rules = 'observability/prometheus/rules.yaml';
const tests = 'observability/prometheus/rules.test.yaml';
const compose = 'docker-compose.staging.yml';
const env = 'config/environments/production.env';
const catalog = 'catalog-info.yaml';

/** Mistakes in what is measured, configured and named, each alone. */
export const agreementDefects: SeededDefect[] = [
  {
    name: 'broken Terraform',
    file: 'deploy/terraform/modules/networking/main.tf',
    find: /\}\s*$/,
    replace: '',
    rule: 'terraform-syntax',
  },
  {
    name: 'a Terraform variable that is not declared',
    file: 'deploy/terraform/modules/networking/main.tf',
    find: /\bvar\.\w+/,
    replace: 'var.not_there',
    rule: 'terraform-references',
  },
  {
    name: 'broken PromQL',
    file: rules,
    find: 'sum(rate(',
    replace: 'sum(rate((',
    rule: 'promql-syntax',
  },
  {
    name: 'a renamed metric in a rule',
    file: rules,
    find: 'gen_ai_invoke_agent_duration_seconds_count',
    replace: 'gen_ai_invoke_agent_duration_count',
    rule: 'metrics-emitted',
  },
  {
    name: 'a renamed label in a rule',
    file: rules,
    find: 'error_type!=""',
    replace: 'error_kind!=""',
    rule: 'metrics-emitted',
  },
  {
    name: 'a renamed metric in the dashboard',
    file: 'observability/grafana/dashboard.json',
    find: 'agent_queue_depth',
    replace: 'agent_queue_length',
    rule: 'metrics-emitted',
  },
  {
    name: 'a renamed metric of the analysis',
    file: 'deploy/kubernetes/base/analysis-template.yaml',
    find: 'gen_ai_invoke_agent_duration_seconds_bucket',
    replace: 'gen_ai_invoke_agent_seconds_bucket',
    rule: 'metrics-emitted',
  },
  {
    name: 'a renamed metric of the autoscaler',
    file: scaler,
    find: 'agent_scale_queue_ratio',
    replace: 'agent_scale_queue',
    rule: 'metrics-emitted',
  },
  {
    name: 'an alert without runbook',
    file: 'docs/runbook.md',
    find: /^#+ Agent down\b.*$|<a id="agent-down"><\/a>/im,
    replace: '## Something else',
    rule: 'alerts-explained',
    foundIn: rules,
  },
  {
    name: 'an alert without test',
    file: tests,
    find: /alertname: AgentQueueLong|alertname: AgentWorkersBusy/,
    replace: 'alertname: AgentDown',
    rule: 'alerts-explained',
    foundIn: rules,
  },
  {
    name: 'a route to no receiver',
    file: 'observability/alertmanager/alertmanager.yaml',
    find: /receiver: \S+/,
    replace: 'receiver: nobody',
    rule: 'alertmanager',
  },
  {
    name: 'an owner that is no reference',
    file: catalog,
    find: /owner: .*/,
    replace: 'owner: "group:"',
    rule: 'catalog-entity',
  },
  {
    name: 'another port in the image',
    file: 'Dockerfile',
    find: /EXPOSE \d+/,
    replace: 'EXPOSE 8081',
    rule: 'ports-agree',
  },
  {
    name: 'another port of the container',
    file: rollout,
    find: /containerPort: \d+/,
    replace: 'containerPort: 8081',
    rule: 'ports-agree',
  },
  {
    name: 'another port of an environment',
    file: env,
    find: /PORT=\d+/,
    replace: 'PORT=8081',
    rule: 'ports-agree',
  },
  {
    name: 'a probe of a path that is not served',
    file: rollout,
    find: 'path: /health\n',
    replace: 'path: /healthz\n',
    rule: 'paths-served',
  },
  {
    name: 'a scrape of a path that is not served',
    file: 'deploy/kubernetes/base/service-monitor.yaml',
    find: 'path: /metrics',
    replace: 'path: /metric',
    rule: 'paths-served',
  },
  {
    name: 'a setting that one environment lacks',
    file: env,
    find: /LOG_LEVEL=.*\n/,
    replace: '',
    rule: 'settings-agree',
  },
  {
    name: 'a setting without value',
    file: env,
    find: /MODEL_NAME=.*/,
    replace: 'MODEL_NAME=',
    rule: 'env-file-syntax',
  },
  {
    name: 'a secret that is not delivered',
    file: 'deploy/kubernetes/base/external-secret.yaml',
    find: 'secretKey: REDIS_PASSWORD',
    replace: 'secretKey: REDIS_PASS',
    rule: 'secrets-resolve',
  },
  {
    name: 'a secret that may be empty',
    file: compose,
    find: /\$\{REDIS_PASSWORD:\?[^}]*\}/,
    replace: '${REDIS_PASSWORD}',
    rule: 'secrets-resolve',
  },
  {
    name: 'another secret of the rollout',
    file: rollout,
    find: /secretRef:\n(\s+)name: \S+/,
    replace: 'secretRef:\n$1name: other',
    rule: 'secrets-resolve',
  },
  {
    name: 'a password in a file',
    file: env,
    find: /^/,
    replace: 'DATABASE_URL=postgres://agent:correct-horse@db/agent\n',
    rule: 'secrets',
  },
  {
    name: 'another image in an overlay',
    file: production,
    find: /- name: ghcr\.io\/\S+/,
    replace: '- name: ghcr.io/acme/other',
    rule: 'images-agree',
  },
  {
    name: 'another version in an overlay',
    file: production,
    find: /newTag: .*/,
    replace: 'newTag: "9.9.9"',
    rule: 'versions-agree',
  },
  {
    name: 'another bound of scaling',
    file: production,
    find: /(maxReplicas\n\s+value: )\d+/,
    replace: '$12',
    rule: 'scaling-agrees',
  },
];
