/** One thing done wrong to a good service, and where it has to be found. */
export interface SeededDefect {
  name: string;
  file: string;
  /** Replaces the first match; the whole file is removed when there is no replacement. */
  find: string | RegExp;
  replace?: string;
  rule: string;
  /** File of the finding when it is another than the changed one. */
  foundIn?: string;
}

const rollout = 'deploy/kubernetes/base/rollout.yaml';
const services = 'deploy/kubernetes/base/services.yaml';
const scaler = 'deploy/kubernetes/base/horizontal-pod-autoscaler.yaml';
const production = 'deploy/kubernetes/overlays/production/kustomization.yaml';
const rules = 'observability/prometheus/rules.yaml';
const tests = 'observability/prometheus/rules.test.yaml';
const workflow = '.github/workflows/deliver.yml';
const compose = 'docker-compose.staging.yml';
const env = 'config/environments/production.env';
const catalog = 'catalog-info.yaml';

/** Mistakes that hands and templates make, each alone. */
export const seededDefects: SeededDefect[] = [
  {
    name: 'a YAML file with broken indentation',
    file: rollout,
    find: '  selector:\n',
    replace: '   selector:\n',
    rule: 'yaml-syntax',
  },
  {
    name: 'a key that stands twice',
    file: services,
    find: 'kind: Service\n',
    replace: 'kind: Service\nkind: Service\n',
    rule: 'yaml-syntax',
  },
  {
    name: 'a JSON file with a trailing comma',
    file: 'observability/grafana/dashboard.json',
    find: /\}\s*$/,
    replace: ',}',
    rule: 'json-syntax',
  },
  {
    name: 'an expression without content',
    file: workflow,
    find: '${{ github.ref }}',
    replace: '${{ }}',
    rule: 'rendered-values',
  },
  {
    name: 'a template tag that was not rendered',
    file: 'Dockerfile',
    find: /EXPOSE \d+/,
    replace: 'EXPOSE {= port =}',
    rule: 'rendered-values',
  },
  {
    name: 'an undefined value',
    file: rollout,
    find: /terminationGracePeriodSeconds: \d+/,
    replace: 'terminationGracePeriodSeconds: undefined',
    rule: 'rendered-values',
  },
  {
    name: 'an object rendered as text',
    file: catalog,
    find: /title: .*/,
    replace: 'title: "[object Object]"',
    rule: 'rendered-values',
  },
  {
    name: 'a key without value',
    file: services,
    find: 'targetPort: http',
    replace: 'targetPort:',
    rule: 'rendered-values',
  },
  {
    name: 'a job that needs one that is not there',
    file: workflow,
    find: /needs: \[?test[^\n]*/,
    replace: 'needs: [tests]',
    rule: 'workflow-lint/job-needs',
  },
  {
    name: 'an unknown context',
    file: workflow,
    find: '${{ github.ref }}',
    replace: '${{ githb.ref }}',
    rule: 'workflow-lint/expression',
  },
  {
    name: 'a schedule that never comes',
    file: workflow,
    find: '  push:\n',
    replace: "  schedule:\n    - cron: '61 * * * *'\n  push:\n",
    rule: 'workflow-lint/events',
  },
  {
    name: 'a misspelt key of a job',
    file: workflow,
    find: 'timeout-minutes: 20',
    replace: 'timeout-minute: 20',
    rule: 'workflow-schema',
  },
  {
    name: 'a path that a workflow scans and that is gone',
    file: workflow,
    find: 'scan-ref: deploy/kubernetes',
    replace: 'scan-ref: deploy/kubernets',
    rule: 'commands-exist',
  },
  {
    name: 'an unknown instruction of Docker',
    file: 'Dockerfile',
    find: 'WORKDIR',
    replace: 'WORKDIRR',
    rule: 'dockerfile-syntax',
  },
  {
    name: 'a dependency on an undeclared service',
    file: compose,
    find: /condition: service_healthy/,
    replace: 'condition: service_healty',
    rule: 'compose',
  },
  {
    name: 'a misspelt field of a resource',
    file: rollout,
    find: 'revisionHistoryLimit',
    replace: 'revisionHistroyLimit',
    rule: 'kubernetes-schema',
  },
  {
    name: 'a field of the wrong type',
    file: scaler,
    find: /maxReplicas: \d+/,
    replace: 'maxReplicas: many',
    rule: 'kubernetes-schema',
  },
  {
    name: 'a kind that does not exist',
    file: rollout,
    find: 'kind: Rollout',
    replace: 'kind: Rolout',
    rule: 'kubernetes-schema',
  },
  {
    name: 'an external secret without store',
    file: 'deploy/kubernetes/base/external-secret.yaml',
    find: 'secretStoreRef:',
    replace: 'secretStore:',
    rule: 'kubernetes-schema',
  },
  {
    name: 'a resource that is gone',
    file: services,
    find: /^/,
    rule: 'kustomize-references',
    foundIn: 'deploy/kubernetes/base/kustomization.yaml',
  },
  {
    name: 'a service that selects no pods',
    file: services,
    find: /selector:\n( +)app.kubernetes.io\/name: \S+/,
    replace: 'selector:\n    app.kubernetes.io/name: other',
    rule: 'names-agree',
  },
  {
    name: 'an autoscaler of another rollout',
    file: scaler,
    find: /kind: Rollout\n    name: \S+/,
    replace: 'kind: Rollout\n    name: other',
    rule: 'names-agree',
  },
  {
    name: 'a disruption budget of other pods',
    file: 'deploy/kubernetes/base/pod-disruption-budget.yaml',
    find: /(matchLabels:\n\s+app.kubernetes.io\/name: )\S+/,
    replace: '$1other',
    rule: 'names-agree',
  },
  {
    name: 'an analysis that does not exist',
    file: 'deploy/kubernetes/overlays/production/rollout-steps.yaml',
    find: /templateName: \S+/,
    replace: 'templateName: other',
    rule: 'names-agree',
  },
  {
    name: 'an application that deploys nothing',
    file: 'deploy/argocd/production.yaml',
    find: 'overlays/production',
    replace: 'overlays/prod',
    rule: 'argocd-paths',
  },
  {
    name: 'an application into another namespace',
    file: 'deploy/argocd/staging.yaml',
    find: /namespace: \S+-staging/,
    replace: 'namespace: elsewhere',
    rule: 'argocd-paths',
  },
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
    find: /^#+ Agent down\b.*$/im,
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
