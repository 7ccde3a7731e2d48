import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPaths } from './InstanceDefinition';
import { readInstances } from './readInstances';

const environments = `
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: {name: live}
spec:
  type: environment
  owner: team
  environment: {stage: production, order: 3, purpose: live, dataClass: real, access: []}
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: {name: agent-database}
spec: {type: database}
`;

function agent(name: string, instances: string): string {
  return `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: ${name}, title: Agent ${name}}
spec:
  type: ai-agent
  lifecycle: production
  owner: team
  dependsOn: ['resource:default/agent-database', 'orchestrator', 'resource:live']
  agent:
    release: {version: 1.4.0}
    instances: ${instances}`;
}

describe('readInstances', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'catalog-'));
    await writeFile(join(folder, 'environments.yaml'), environments);
  });
  afterEach(async () => rm(folder, { recursive: true }));

  const write = (name: string, text: string) =>
    writeFile(join(folder, name), text);

  it('finds the instances on this machine, in folders below too', async () => {
    await mkdir(join(folder, 'agents'));
    await write(
      'agents/one.yaml',
      agent(
        'one',
        `
      - environment: resource:default/live
        url: http://localhost:7101
      - environment: staging
        url: http://127.0.0.1:7102
        health: {paths: {business: /figures}}
        metrics: {path: /own-metrics}
      - environment: resource:default/elsewhere
        url: https://agents.example.com:7103`,
      ),
    );
    const { instances, problems } = await readInstances([folder]);
    expect(problems).toEqual([]);
    expect(instances).toEqual([
      {
        agent: 'one',
        title: 'Agent one',
        description: 'The agent Agent one',
        environment: 'live',
        stage: 'production',
        port: 7101,
        version: '1.4.0',
        paths: defaultPaths,
        dependencies: [
          { name: 'agent-database', componentType: 'datastore' },
          { name: 'orchestrator', componentType: 'component' },
        ],
      },
      expect.objectContaining({
        environment: 'staging',
        stage: 'staging',
        port: 7102,
        paths: {
          ...defaultPaths,
          business: '/figures',
          metrics: '/own-metrics',
        },
      }),
    ]);
  });

  it('leaves out and names what it cannot use, and keeps the rest', async () => {
    const local = (port: number) =>
      `[{environment: live, url: 'http://localhost:${port}'}]`;
    await write('a-broken.yaml', 'kind: [');
    await write('b-odd.yaml', agent('odd', '7'));
    await write('c-good.yaml', agent('good', local(7101)));
    await write('d-clash.yaml', agent('clash', local(7101)));
    await write('e-list.yaml', '- 1');
    const { instances, problems } = await readInstances([
      folder,
      join(folder, 'missing'),
    ]);
    expect(instances.map(({ agent: name }) => name)).toEqual(['good']);
    expect(problems).toEqual([
      expect.stringContaining('a-broken.yaml'),
      expect.stringContaining('e-list.yaml'),
      expect.stringContaining('missing: cannot be read'),
      expect.stringContaining('agent odd: spec.agent.instances: 7'),
      'clash in live on port 7101 is left out: good in live on port 7101 is there already',
    ]);
  });
});
