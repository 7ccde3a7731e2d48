import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import * as fc from 'fast-check';
import { readFiles, writeFiles } from './workspaceFiles';

const outer = createMockDirectory();

function file(path: string, text = 'new') {
  return { path, content: Buffer.from(text), executable: false };
}

describe('workspaceFiles', () => {
  let folder: string;

  beforeEach(async () => {
    outer.clear();
    folder = join(outer.path, 'workspace');
    await mkdir(folder);
    await mkdir(join(outer.path, 'elsewhere'));
  });

  function write(path: string, existing: 'keep' | 'replace' = 'replace') {
    return writeFiles({ folder, files: [file(path)], existing });
  }

  it('writes files, and reads them back', async () => {
    const files = [file('a/b.txt'), { ...file('run.sh'), executable: true }];
    await writeFiles({ folder, files, existing: 'replace' });
    expect(await readFiles(folder)).toEqual(files);
    expect((await stat(join(folder, 'run.sh'))).mode & 0o777).toBe(0o755);
  });

  it('keeps a file that exists when told so', async () => {
    await writeFile(join(folder, 'a'), 'old');
    expect(await write('a', 'keep')).toEqual({ written: [], kept: ['a'] });
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old');
    expect(await write('a')).toEqual({ written: ['a'], kept: [] });
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('new');
  });

  it.each([
    '../a',
    'a/../../b',
    '/etc/a',
    'a//b',
    './a',
    '.git/config',
    'a\\b',
    'a\0',
    '',
  ])('refuses the path %j', async path => {
    await expect(write(path)).rejects.toThrow('is no path of a file');
  });

  it('writes through no symbolic link', async () => {
    await symlink(join(outer.path, 'elsewhere'), join(folder, 'link'));
    await writeFile(join(outer.path, 'target'), 'old');
    await symlink(join(outer.path, 'target'), join(folder, 'file'));
    await expect(write('link/a')).rejects.toThrow();
    await expect(write('file')).rejects.toThrow();
    expect(await write('file', 'keep')).toEqual({
      written: [],
      kept: ['file'],
    });
    expect(await readFile(join(outer.path, 'target'), 'utf8')).toBe('old');
  });

  it('reads no symbolic link', async () => {
    await symlink('/etc/hostname', join(folder, 'link'));
    await expect(readFiles(folder)).rejects.toThrow(
      'link in the service is neither a file nor a folder',
    );
  });

  it('leaves everything outside the folder as it is, whatever the path', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      'a',
      '',
      '/',
      '~',
      '.git',
      'c:',
      '\0',
      '%2e%2e',
    );
    const paths = fc.array(part, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(paths, async parts => {
        await write(parts.join('/')).catch(() => undefined);
        const outside = await readFiles(outer.path);
        expect(
          outside.filter(({ path }) => !path.startsWith('workspace/')),
        ).toEqual([]);
      }),
    );
  });
});
