import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleAgents from '@agent-portal/plugin-catalog-backend-module-agents';
import { exampleAnswers } from './__testUtils__/exampleAnswers';
import { templatesFolder } from './__testUtils__/templateFiles';
import { readAnswers } from './answers';
import { planService } from './plan';
import { LocalRepositories } from './publish';
import { catalogModuleLocalRepositories } from './register';
import { renderSkeleton, TemplateRenderer } from './render';

const answers = readAnswers({
  ...exampleAnswers,
  stores: ['redis'],
  kpiTargets: { uptime: 0.99 },
});

describe('a repository on this machine, in a real catalog', () => {
  let folder: string;
  let backend: TestBackend;
  let baseUrl: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agents-catalog-'));
    await mkdir(join(folder, 'not-a-repository'));
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleAgents,
        catalogModuleLocalRepositories,
        mockServices.rootConfig.factory({
          data: {
            agents: { scaffolder: { localRepositories: folder } },
            catalog: {
              rules: [
                {
                  allow: ['API', 'Component', 'KpiSet', 'Location', 'Resource'],
                },
              ],
            },
          },
        }),
      ],
    });
    const address = backend.server.address();
    const port =
      typeof address === 'object' && address !== null ? address.port : 0;
    baseUrl = `http://localhost:${port}/api/catalog`;
  });
  afterAll(async () => {
    await backend.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function add(type: string, target: string) {
    const response = await fetch(`${baseUrl}/locations?dryRun=true`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: mockCredentials.user.header(),
      },
      body: JSON.stringify({ type, target }),
    });
    return { status: response.status, body: await response.json() };
  }

  it('brings the agent, its API, its stores and its KPI set', async () => {
    await LocalRepositories.create({ root: folder }).publish({
      name: answers.name,
      lock: 'lock',
      task: 'task',
      message: 'Start',
      files: () =>
        renderSkeleton({
          folder: join(templatesFolder, 'skeleton/catalog'),
          values: planService(answers),
          renderer: TemplateRenderer.create(),
        }),
    });
    const { status, body } = await add('local-repository', answers.name);
    expect({ status, error: body.error }).toEqual({ status: 201 });
    const kinds = body.entities.map(
      ({ kind, metadata }: { kind: string; metadata: { name: string } }) =>
        `${kind}:${metadata.name}`,
    );
    expect(kinds.sort()).toEqual(
      expect.arrayContaining([
        'API:invoice-checker-a2a',
        'Component:invoice-checker',
        'KpiSet:invoice-checker',
        'Resource:invoice-checker-redis',
      ]),
    );
  });

  it.each([
    ['local-repository', '../../etc'],
    ['local-repository', 'not-a-repository'],
    ['local-repository', 'absent'],
    ['file', '/etc/hostname'],
  ])('refuses %s %s', async (type, target) => {
    expect((await add(type, target)).status).toBe(400);
  });
});
