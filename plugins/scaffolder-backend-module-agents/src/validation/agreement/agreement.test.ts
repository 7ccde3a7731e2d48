import { findingsOf } from '../__testUtils__/findingsOf';
import type { Validator } from '../Validator';
import { alertsExplained } from './alertsExplained';
import { commandsExist } from './commandsExist';
import { deploymentsLead } from './deploymentsLead';
import { imagesAgree } from './imagesAgree';
import { metricsEmitted } from './metricsEmitted';
import { namesAgree } from './namesAgree';
import { pathsServed } from './pathsServed';
import { portsAgree } from './portsAgree';
import { scalingAgrees } from './scalingAgrees';
import { secretsResolve } from './secretsResolve';
import { settingsAgree } from './settingsAgree';
import { versionsAgree } from './versionsAgree';

const rollout = 'deploy/kubernetes/base/rollout.yaml';
const rules = 'observability/prometheus/rules.yaml';

const good: Record<string, string> = {
  Dockerfile:
    'FROM node:22\nCOPY src ./src\nEXPOSE 8080\nHEALTHCHECK CMD curl http://localhost:8080/health\n',
  'package.json': '{"version": "1.0.0", "scripts": {"lint": "eslint ."}}',
  'src/main.ts':
    "serve('/health', process.env.PORT, process.env.API_KEY);\ncounter({ name: 'agent_tasks_total', labelNames: ['outcome'] });\n",
  '.env.example': 'PORT=8080\n# secret: API_KEY\n',
  'config/environments/staging.env': 'PORT=8080\n# secret: API_KEY\n',
  '.github/workflows/deliver.yml':
    'jobs:\n  test:\n    steps:\n      - run: npm run lint\n      - run: node src/main.ts\n',
  'docs/runbook.md': '# Runbook\n\n## Agent down\n',
  [rules]: `groups:
  - name: agent
    rules:
      - alert: AgentDown
        expr: sum by (outcome) (rate(agent_tasks_total{outcome="failed"}[5m])) > 1
        annotations:
          runbook_url: https://git.example.com/docs/runbook.md#agent-down
`,
  'observability/prometheus/rules.test.yaml': `tests:
  - alert_rule_test:
      - { alertname: AgentDown, exp_alerts: [{}] }
      - { alertname: AgentDown, exp_alerts: [] }
`,
  [rollout]: `kind: Rollout
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      containers:
        - image: ghcr.io/acme/agent
          ports: [{ name: http, containerPort: 8080 }]
          livenessProbe: { httpGet: { path: /health, port: http } }
          envFrom: [{ secretRef: { name: agent } }]
`,
  'deploy/kubernetes/base/secret.yaml':
    'kind: ExternalSecret\nmetadata: { name: agent }\nspec: { data: [{ secretKey: API_KEY }] }\n',
  'deploy/kubernetes/base/service.yaml':
    'kind: Service\nmetadata: { name: agent }\nspec: { selector: { app: agent }, ports: [{ port: 80, targetPort: http }] }\n',
  'deploy/kubernetes/base/scaler.yaml':
    'kind: HorizontalPodAutoscaler\nmetadata: { name: agent }\nspec: { minReplicas: 2, maxReplicas: 4, scaleTargetRef: { kind: Rollout, name: agent } }\n',
  'deploy/kubernetes/overlays/staging/kustomization.yaml':
    'namespace: agent-staging\nimages: [{ name: ghcr.io/acme/agent, newTag: 1.0.0 }]\n',
  'deploy/argocd/staging.yaml':
    'kind: Application\nmetadata: { name: agent }\nspec: { source: { path: deploy/kubernetes/overlays/staging }, destination: { namespace: agent-staging } }\n',
};

interface Case {
  validator: Validator;
  file: string;
  replace: [string | RegExp, string];
  expected: RegExp;
}

const cases: Record<string, Case> = {
  'ports that differ': {
    validator: portsAgree(8080),
    file: 'Dockerfile',
    replace: ['EXPOSE 8080', 'EXPOSE 9090'],
    expected:
      /^Dockerfile:3 ports-agree EXPOSE says port 9090, and the service listens on 8080/,
  },
  'a name of a port that leads nowhere': {
    validator: portsAgree(undefined),
    file: 'deploy/kubernetes/base/service.yaml',
    replace: ['targetPort: http', 'targetPort: web'],
    expected:
      /service\.yaml:\w+ ports-agree Service agent leads to the port "web"/,
  },
  'a probe that nobody answers': {
    validator: pathsServed,
    file: rollout,
    replace: ['path: /health', 'path: /healthz'],
    expected: /rollout\.yaml:11 paths-served .* asks for \/healthz/,
  },
  'a health check that nobody answers': {
    validator: pathsServed,
    file: 'Dockerfile',
    replace: ['8080/health', '8080/live'],
    expected: /^Dockerfile:4 paths-served HEALTHCHECK asks for \/live/,
  },
  'a metric that nobody emits': {
    validator: metricsEmitted(undefined),
    file: 'src/main.ts',
    replace: ['agent_tasks_total', 'agent_jobs_total'],
    expected:
      /rules\.yaml:5 metrics-emitted alert AgentDown asks for agent_tasks_total/,
  },
  'a label that a metric lacks': {
    validator: metricsEmitted(undefined),
    file: 'src/main.ts',
    replace: ["'outcome'", "'result'"],
    expected: /metrics-emitted alert AgentDown asks for the label outcome/,
  },
  'a setting that one environment lacks': {
    validator: settingsAgree,
    file: 'config/environments/staging.env',
    replace: ['PORT=8080\n', ''],
    expected: /staging\.env:\w+ settings-agree lacks PORT/,
  },
  'a setting that nobody reads': {
    validator: settingsAgree,
    file: 'src/main.ts',
    replace: ['process.env.PORT', '8080'],
    expected: /settings-agree PORT is set, and the program does not read it/,
  },
  'a setting that nobody sets': {
    validator: settingsAgree,
    file: 'src/main.ts',
    replace: ['process.env.PORT', 'process.env.PORT, process.env.HOST_NAME'],
    expected: /^src\/main\.ts:1 settings-agree reads HOST_NAME/,
  },
  'a secret that is not delivered': {
    validator: secretsResolve,
    file: 'deploy/kubernetes/base/secret.yaml',
    replace: ['API_KEY', 'API_TOKEN'],
    expected: /secrets-resolve agent does not get the secret API_KEY/,
  },
  'a secret that does not exist': {
    validator: secretsResolve,
    file: rollout,
    replace: ['secretRef: { name: agent }', 'secretRef: { name: other }'],
    expected: /rollout\.yaml:12 secrets-resolve agent takes the secret other/,
  },
  'images that differ': {
    validator: imagesAgree(undefined),
    file: 'deploy/kubernetes/overlays/staging/kustomization.yaml',
    replace: ['acme/agent', 'acme/other'],
    expected:
      /images-agree images\[0\]\.name names the image ghcr\.io\/acme\/other/,
  },
  'versions that differ': {
    validator: versionsAgree,
    file: 'deploy/kubernetes/overlays/staging/kustomization.yaml',
    replace: ['1.0.0', '1.0.1'],
    expected: /:2 versions-agree newTag says version 1\.0\.1/,
  },
  'a selector that selects nothing': {
    validator: namesAgree,
    file: 'deploy/kubernetes/base/service.yaml',
    replace: ['app: agent', 'app: other'],
    expected: /service\.yaml:3 names-agree Service agent selects pods/,
  },
  'a scaler of nothing': {
    validator: namesAgree,
    file: 'deploy/kubernetes/base/scaler.yaml',
    replace: ['kind: Rollout, name: agent', 'kind: Rollout, name: other'],
    expected: /names-agree .* refers to the Rollout "other"/,
  },
  'an application that deploys nothing': {
    validator: deploymentsLead,
    file: 'deploy/argocd/staging.yaml',
    replace: ['overlays/staging', 'overlays/stage'],
    expected:
      /argocd-paths agent deploys .*overlays\/stage", which does not exist/,
  },
  'an application into another namespace': {
    validator: deploymentsLead,
    file: 'deploy/argocd/staging.yaml',
    replace: ['agent-staging', 'agent-other'],
    expected: /argocd-paths agent deploys into "agent-other"/,
  },
  'an alert without runbook': {
    validator: alertsExplained,
    file: 'docs/runbook.md',
    replace: ['Agent down', 'Agent slow'],
    expected:
      /rules\.yaml:7 alerts-explained alert AgentDown leads to #agent-down/,
  },
  'an alert that is never silent': {
    validator: alertsExplained,
    file: 'observability/prometheus/rules.test.yaml',
    replace: ['exp_alerts: []', 'exp_alerts: [{}]'],
    expected: /alert AgentDown has no test in which it is silent/,
  },
  'a minimum over the maximum': {
    validator: scalingAgrees(undefined),
    file: 'deploy/kubernetes/base/scaler.yaml',
    replace: ['minReplicas: 2', 'minReplicas: 5'],
    expected:
      /scaling-agrees autoscaler agent has the minimum 5 over the maximum 4/,
  },
  'a script that does not exist': {
    validator: commandsExist,
    file: 'package.json',
    replace: ['"lint"', '"check"'],
    expected: /deliver\.yml:4 commands-exist runs npm run lint/,
  },
  'a file that does not exist': {
    validator: commandsExist,
    file: '.github/workflows/deliver.yml',
    replace: ['src/main.ts', 'src/start.ts'],
    expected: /deliver\.yml:5 commands-exist names src\/start\.ts/,
  },
};

describe('validators of agreement', () => {
  it.each(Object.entries(cases))('find %s', async (_, one) => {
    const { validator, file, replace, expected } = one;
    const before = await findingsOf(validator, good);
    expect(before.filter(found => !found.startsWith('skipped'))).toEqual([]);
    const text = good[file].replace(...replace);
    expect(text).not.toEqual(good[file]);
    expect(
      await findingsOf(validator, { ...good, [file]: text }),
    ).toContainEqual(expect.stringMatching(expected));
  });

  it('say that bounds were not compared when there is no plan', async () => {
    expect(await findingsOf(scalingAgrees(undefined), good)).toEqual([
      'skipped: there is no plan: the service has no usable .agents/lock.yaml',
    ]);
  });
});
