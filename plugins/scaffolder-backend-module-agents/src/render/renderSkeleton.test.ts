import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { renderSkeleton } from './renderSkeleton';
import { TemplateRenderer } from './TemplateRenderer';

const folder = createMockDirectory();

function renderFolder(values: object = { name: 'a' }) {
  const renderer = TemplateRenderer.create();
  return renderSkeleton({ folder: folder.path, values, renderer });
}

describe('renderSkeleton', () => {
  beforeEach(() => folder.clear());

  it('renders what ends in .liquid and copies the rest byte for byte', async () => {
    folder.setContent({
      'a.txt.liquid': 'name {= name =}',
      deep: {
        'b.bin': Buffer.from([0, 255, 10, 13]),
        'c.sh.liquid': 'echo',
        '{= name =}.txt': '{= name =}',
      },
    });
    const files = await renderFolder();
    expect(
      files.map(({ path, content, executable }) => [
        path,
        content.toString('latin1'),
        executable,
      ]),
    ).toEqual([
      ['a.txt', 'name a', false],
      ['deep/b.bin', '\0\xFF\n\r', false],
      ['deep/c.sh', 'echo', true],
      ['deep/{= name =}.txt', '{= name =}', false],
    ]);
  });

  it('names the file of a value that does not exist', async () => {
    folder.setContent({ deep: { 'x.yaml.liquid': '{= title =}' } });
    await expect(renderFolder()).rejects.toThrow(
      'Template deep/x.yaml.liquid could not be rendered',
    );
  });

  it('follows no symbolic link', async () => {
    folder.setContent({ real: { 'a.txt': 'a' } });
    await symlink('/etc', join(folder.path, 'link'));
    await expect(renderFolder()).rejects.toThrow(
      "link in the template's folder is neither a file nor a folder",
    );
  });

  it('refuses a file over 2 MB', async () => {
    await writeFile(join(folder.path, 'big'), Buffer.alloc(2_000_001));
    await expect(renderFolder()).rejects.toThrow('big in the template');
  });

  it('refuses more files than a service has', async () => {
    folder.setContent(
      Object.fromEntries(
        Array.from({ length: 1_001 }, (_, index) => [`f${index}`, '']),
      ),
    );
    await expect(renderFolder()).rejects.toThrow('over 1000 files');
  });

  it('gives up on a folder that takes too long, naming the file', async () => {
    folder.setContent({ 'a.liquid': 'a', 'b.liquid': 'b' });
    let time = 0;
    await expect(
      renderSkeleton({
        folder: folder.path,
        values: {},
        renderer: TemplateRenderer.create(),
        now: () => (time += 40_000),
      }),
    ).rejects.toThrow('over 30 s to render; it had come to b.liquid');
  });
});
