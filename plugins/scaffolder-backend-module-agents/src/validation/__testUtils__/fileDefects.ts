import type { SeededDefect } from './SeededDefect';

const rollout = 'deploy/kubernetes/base/rollout.yaml';
const services = 'deploy/kubernetes/base/services.yaml';
const scaler = 'deploy/kubernetes/base/horizontal-pod-autoscaler.yaml';
const workflow = '.github/workflows/deliver.yml';
const compose = 'docker-compose.staging.yml';
const catalog = 'catalog-info.yaml';

/** Mistakes in delivery and deployment, each alone. */
export const fileDefects: SeededDefect[] = [
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
    rule: 'workflow-lint/syntax-check',
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
    find: /kind: Rollout\n {4}name: \S+/,
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
];
