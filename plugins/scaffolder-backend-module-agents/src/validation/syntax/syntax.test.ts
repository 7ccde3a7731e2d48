import { findingsOf } from '../__testUtils__/findingsOf';
import type { Validator } from '../Validator';
import { alertmanagerSyntax } from './alertmanagerSyntax';
import { catalogEntity } from './catalogEntity';
import { composeSyntax } from './composeSyntax';
import { dockerfileSyntax } from './dockerfileSyntax';
import { envFileSyntax } from './envFileSyntax';
import { grafanaDashboard } from './grafanaDashboard';
import { jsonSyntax } from './jsonSyntax';
import { leftovers } from './leftovers';
import { prometheusRules } from './prometheusRules';
import { secretScan } from './secretScan';
import { terraformReferences } from './terraformReferences';
import { terraformSyntax } from './terraformSyntax';
import { workflowLint } from './workflowLint';
import { yamlSyntax } from './yamlSyntax';

const workflow = '.github/workflows/deliver.yml';
const goodWorkflow = `name: deliver
on: { push: { branches: [main] } }
permissions: { contents: read, attestations: write }
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "$REGION"
        env: { REGION: "\${{ vars.REGION }}" }
`;
const dashboard = (expr: string) =>
  JSON.stringify({
    title: 'Agent',
    uid: 'agent',
    schemaVersion: 39,
    panels: [
      {
        id: 1,
        title: 'Up',
        type: 'stat',
        gridPos: { w: 4 },
        targets: [{ expr }],
      },
    ],
  });
const entity = (owner: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: agent }\nspec: { type: ai-agent, lifecycle: production, owner: ${owner}, agent: {} }\n`;
const rule = (expr: string) =>
  `groups:\n  - name: agent\n    rules:\n      - alert: AgentDown\n        expr: ${expr}\n        labels: { severity: P0 }\n`;
const routes = (receiver: string) =>
  `route: { receiver: ${receiver} }\nreceivers:\n  - name: team\n`;

interface Case {
  validator: Validator;
  file: string;
  good: string;
  bad: string;
  expected: RegExp;
}

const cases: Record<string, Case> = {
  'YAML with broken indentation': {
    validator: yamlSyntax,
    file: 'a.yaml',
    good: 'a:\n  b: 1\n',
    bad: 'a: 1\n  b: 1\n',
    expected: /^a\.yaml:\d yaml-syntax/,
  },
  'YAML with a key twice': {
    validator: yamlSyntax,
    file: 'a.yaml',
    good: 'a: 1\nb: 1\n',
    bad: 'a: 1\na: 2\n',
    expected: /^a\.yaml:2 yaml-syntax Map keys must be unique/,
  },
  'JSON with a trailing comma': {
    validator: jsonSyntax,
    file: 'a.json',
    good: '{"a":1}',
    bad: '{"a":1,}',
    expected: /^a\.json:1 json-syntax is not JSON/,
  },
  'an environment file with an empty value': {
    validator: envFileSyntax,
    file: '.env.example',
    good: '# secret: KEY\nPORT=8080\n',
    bad: 'PORT=8080\nKEY=\n',
    expected: /^\.env\.example:2 env-file-syntax KEY has no value$/,
  },
  'an environment file with a key twice': {
    validator: envFileSyntax,
    file: '.env.example',
    good: 'PORT=8080\n',
    bad: 'PORT=1\nPORT=2\n',
    expected:
      /:2 env-file-syntax PORT stands a second time; it stands in line 1/,
  },
  'an empty expression': {
    validator: leftovers,
    file: workflow,
    good: goodWorkflow,
    bad: goodWorkflow.replace('vars.REGION', ''),
    expected: /:9 rendered-values .* an expression with nothing in it/,
  },
  'an empty text in env': {
    validator: leftovers,
    file: workflow,
    good: goodWorkflow,
    bad: goodWorkflow.replace('"${{ vars.REGION }}"', '""'),
    expected:
      /:9 rendered-values jobs\.test\.steps\[0\]\.env\.REGION has no value/,
  },
  'a private key': {
    validator: secretScan([]),
    file: 'key.pem',
    good: 'nothing',
    bad: `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIB'.repeat(8)}`,
    expected: /^key\.pem:1 secrets .* looks like a private key/,
  },
  'a random value of a password': {
    validator: secretScan([]),
    file: 'a.env',
    good: 'API_TOKEN=${API_TOKEN:?set it}\n',
    bad: 'API_TOKEN=q8Zr2Lx9Vb4Nw7Kd3Hs6Tf1Y\n',
    expected:
      /^a\.env:1 secrets API_TOKEN has a value that looks like a credential$/,
  },
  'a workflow with an unknown key': {
    validator: workflowLint,
    file: workflow,
    good: goodWorkflow,
    bad: goodWorkflow.replace('runs-on:', 'run-on:'),
    expected: /workflow-lint\/syntax-check unexpected key "run-on"/,
  },
  'a job that needs one that is not there': {
    validator: workflowLint,
    file: workflow,
    good: goodWorkflow,
    bad: goodWorkflow.replace('    runs-on', '    needs: [build]\n    runs-on'),
    expected: /:5 workflow-lint\/job-needs job "test" needs job "build"/,
  },
  'an unknown instruction': {
    validator: dockerfileSyntax,
    file: 'Dockerfile',
    good: 'FROM node:22\nEXPOSE 8080\n',
    bad: 'FROM node:22\nEXPSE 8080\n',
    expected: /^Dockerfile:2 dockerfile-syntax Unknown instruction: EXPSE/,
  },
  'an unknown field of a compose service': {
    validator: composeSyntax,
    file: 'docker-compose.staging.yml',
    good: 'services:\n  agent:\n    image: agent:1\n',
    bad: 'services:\n  agent:\n    imge: agent:1\n',
    expected: /compose services\.agent has the unknown field imge/,
  },
  'a compose service that waits for nobody': {
    validator: composeSyntax,
    file: 'docker-compose.staging.yml',
    good: 'services:\n  agent:\n    image: agent:1\n',
    bad: 'services:\n  agent:\n    image: agent:1\n    depends_on: [redis]\n',
    expected:
      /:4 compose service agent names "redis", which is not in services/,
  },
  'Terraform without a closing brace': {
    validator: terraformSyntax,
    file: 'main.tf',
    good: 'variable "a" {\n  type = string\n}\n',
    bad: 'variable "a" {\n  type = string\n',
    expected: /^main\.tf:\d terraform-syntax Unclosed configuration block/,
  },
  'a Terraform variable that is not declared': {
    validator: terraformReferences,
    file: 'main.tf',
    good: 'variable "a" {}\noutput "b" {\n  value = var.a\n}\n',
    bad: 'variable "a" {}\noutput "b" {\n  value = "${var.a}${var.c}"\n}\n',
    expected: /^main\.tf:3 terraform-references var\.c is not declared/,
  },
  'a Terraform module that lacks an argument': {
    validator: terraformReferences,
    file: 'root/main.tf',
    good: 'locals {\n  a = 1\n}\n',
    bad: 'module "m" {\n  source = "../none"\n}\n',
    expected: /^root\/main\.tf:1 terraform-references module m is to come from/,
  },
  'a query that is no PromQL': {
    validator: prometheusRules,
    file: 'observability/prometheus/rules.yaml',
    good: rule('sum(rate(up[5m])) > 0'),
    bad: rule('sum(rate(up[5m])'),
    expected: /rules\.yaml:5 promql-syntax alert AgentDown cannot be read/,
  },
  'a route to no receiver': {
    validator: alertmanagerSyntax,
    file: 'observability/alertmanager/alertmanager.yaml',
    good: routes('team'),
    bad: routes('nobody'),
    expected: /:1 alertmanager a route leads to the receiver "nobody"/,
  },
  'a dashboard with an undeclared variable': {
    validator: grafanaDashboard,
    file: 'observability/grafana/dashboard.json',
    good: dashboard('up'),
    bad: dashboard('up{job="$agent"}'),
    expected: /grafana-dashboard the variable \$agent is not declared/,
  },
  'an owner that is no reference': {
    validator: catalogEntity,
    file: 'catalog-info.yaml',
    good: entity('group:default/team'),
    bad: entity('"group:"'),
    expected: /^catalog-info\.yaml:4 catalog-entity spec\.owner .*got "group:"/,
  },
};

describe('validators of single files', () => {
  it.each(Object.entries(cases))('find %s', async (_, one) => {
    const { validator, file, good, bad, expected } = one;
    expect(await findingsOf(validator, { [file]: good })).toEqual([]);
    expect(await findingsOf(validator, { [file]: bad })).toContainEqual(
      expect.stringMatching(expected),
    );
  });
});
