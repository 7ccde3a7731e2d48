import * as fs from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import git from 'isomorphic-git';
import { formValues } from '../__testUtils__/exampleAnswers';
import { ScaffolderHarness } from '../__testUtils__/ScaffolderHarness';

jest.setTimeout(120_000);

const values = {
  ...formValues,
  language: 'typescript',
  repository: 'invoice-checker',
};
const author = { name: 'A', email: 'a@example.com' };

const other: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'bill-checker', namespace: 'default' },
  spec: { owner: 'group:default/others' },
};

describe('agents:adopt', () => {
  let harness: ScaffolderHarness;

  beforeEach(async () => {
    harness = await ScaffolderHarness.start();
    harness.catalog.service.getEntities.mockResolvedValue({ items: [] });
  });
  afterEach(() => harness.stop());

  const dir = () => join(harness.repositories, values.repository);

  async function makeRepository(files: Record<string, string>) {
    await mkdir(dir(), { recursive: true });
    await git.init({ fs, dir: dir(), defaultBranch: 'main' });
    for (const [path, text] of Object.entries(files)) {
      await writeFile(join(dir(), path), text);
      await git.add({ fs, dir: dir(), filepath: path });
    }
    await git.commit({ fs, dir: dir(), message: 'Start', author });
  }

  async function commits(): Promise<number> {
    return (await git.log({ fs, dir: dir() })).length;
  }

  it('gives from a dry run what it would add, and nothing that the repository has', async () => {
    await makeRepository({
      'private.txt': 'seen by no one\n',
      'catalog-info.yaml':
        'kind: Component\nmetadata: { name: invoice-checker }\n',
    });
    const { status, text, files, output } = await harness.dryRun(
      'adopt-agent',
      values,
    );
    expect({ status, text: status === 200 ? '' : text }).toEqual({
      status: 200,
      text: '',
    });
    const paths = [...files.keys()];
    expect(paths).toContain('.github/workflows/deliver.yml');
    expect(paths).toContain('.agents/lock.yaml');
    expect(paths).not.toContain('private.txt');
    expect(paths).not.toContain('catalog-info.yaml');
    const seen = Buffer.from('seen by no one\n').toString('base64');
    expect(text).not.toContain(seen);
    const summary = output.text?.[0].content;
    expect(summary).toContain('- left alone: catalog-info.yaml');
    expect(summary).toContain('- added: .github/workflows/deliver.yml');
    expect(await commits()).toBe(1);
  });

  it('adds to a repository that no agent is from', async () => {
    await makeRepository({ 'README.md': 'mine\n' });
    const { status, error } = await harness.tasks.run('adopt-agent', values);
    expect({ status, error }).toEqual({ status: 'completed' });
    expect(await commits()).toBe(2);
  });

  it('knows no repository whose agent the person may not read', async () => {
    await makeRepository({ 'README.md': 'mine\n' });
    harness.catalog.service.getEntities.mockResolvedValue({ items: [other] });
    const message = `There is no repository invoice-checker in ${harness.repositories}`;
    const task = await harness.tasks.run('adopt-agent', values);
    expect(task.error).toContain(message);
    const preview = await harness.dryRun('adopt-agent', values);
    expect(preview.status).toBe(404);
    expect(preview.text).toContain(message);
    expect(await commits()).toBe(1);
  });

  it('changes no repository of another owner', async () => {
    await makeRepository({ 'README.md': 'mine\n' });
    harness.catalog.service.getEntities.mockResolvedValue({ items: [other] });
    harness.catalog.put(other);
    const { error } = await harness.tasks.run('adopt-agent', values);
    expect(error).toContain('belongs to group:default/others');
    expect(await commits()).toBe(1);
  });

  it('commits nothing where the catalog file describes another component', async () => {
    await makeRepository({
      'catalog-info.yaml':
        'kind: API\nmetadata: { name: invoice-checker }\n---\nkind: Component\nmetadata: { name: bill-checker }\n',
    });
    const { error } = await harness.tasks.run('adopt-agent', values);
    expect(error).toContain(
      'catalog-info.yaml in the repository describes component:default/bill-checker, and not component:default/invoice-checker',
    );
    expect(await commits()).toBe(1);
  });
});
