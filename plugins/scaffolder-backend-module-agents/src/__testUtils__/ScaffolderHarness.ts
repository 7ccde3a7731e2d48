import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BackendFeature,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { SideEffects } from '../build';
import { createScaffolderModuleAgents } from '../createScaffolderModuleAgents';
import { MemoryCatalog } from './MemoryCatalog';
import { TaskClient } from './TaskClient';
import {
  catalogTemplate,
  readTemplate,
  templateContents,
  type TemplateName,
} from './templateFiles';

/** What the dry run of a template answers. */
export interface DryRun {
  status: number;
  /** The whole answer as text. */
  text: string;
  log: { body: { message: string; stepId?: string; status?: string } }[];
  output: { text?: { title: string; content: string }[]; links?: JsonObject[] };
  files: Map<string, string>;
}

/** A real scaffolder with the module in it. */
export class ScaffolderHarness {
  readonly tasks: TaskClient;
  readonly repositories: string;

  private constructor(
    private readonly backend: TestBackend,
    private readonly folder: string,
    readonly catalog: MemoryCatalog,
  ) {
    const address = backend.server.address();
    const port =
      typeof address === 'object' && address !== null ? address.port : 0;
    this.tasks = new TaskClient(`http://localhost:${port}/api/scaffolder`);
    this.repositories = join(folder, 'repositories');
  }

  static async start(
    options: {
      effects?: SideEffects;
      recovery?: boolean;
      features?: BackendFeature[];
      config?: JsonObject;
    } = {},
  ): Promise<ScaffolderHarness> {
    const folder = await mkdtemp(join(tmpdir(), 'agents-scaffolder-'));
    const names: TemplateName[] = [
      'agent-service-typescript',
      'agent-service-python',
      'adopt-agent',
    ];
    const catalog = MemoryCatalog.create(
      await Promise.all(names.map(catalogTemplate)),
    );
    const backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        createScaffolderModuleAgents({ effects: options.effects }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalog.service,
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: folder },
            agents: {
              scaffolder: { localRepositories: join(folder, 'repositories') },
            },
            scaffolder: {
              taskRecovery: { enabled: options.recovery ?? false },
            },
            ...options.config,
          },
        }),
        ...(options.features ?? []),
      ],
    });
    return new ScaffolderHarness(backend, folder, catalog);
  }

  /** Runs a template without effect; `change` is done to the template before. */
  async dryRun(
    name: TemplateName,
    values: JsonObject,
    options: {
      secrets?: Record<string, string>;
      change?: (template: Entity) => void;
    } = {},
  ): Promise<DryRun> {
    const template = await readTemplate(name);
    options.change?.(template);
    const response = await this.tasks.post('/v2/dry-run', {
      template,
      values,
      secrets: options.secrets ?? {},
      directoryContents: await templateContents(),
    });
    const text = await response.text();
    const body = JSON.parse(text);
    const contents: { path: string; base64Content: string }[] =
      body.directoryContents ?? [];
    return {
      status: response.status,
      text,
      log: body.log ?? [],
      output: body.output ?? {},
      files: new Map(
        contents.map(({ path, base64Content }) => [
          path,
          Buffer.from(base64Content, 'base64').toString('utf8'),
        ]),
      ),
    };
  }

  async stop(): Promise<void> {
    await this.backend.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
