import * as fs from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import git from 'isomorphic-git';
import { CrashingSideEffects } from '../__testUtils__/CrashingSideEffects';
import { directSideEffects, type SideEffects } from '../build';
import { LocalAdoption } from './LocalAdoption';

const folder = createMockDirectory();
const author = { name: 'A', email: 'a@example.com' };

function file(path: string, text = 'new\n') {
  return { path, content: Buffer.from(text), executable: false };
}

const files = [file('README.md'), file('a/b.yaml'), file('link')];

function open(effects: SideEffects = directSideEffects): LocalAdoption {
  const now = () => new Date('2026-01-02T03:04:05Z');
  return LocalAdoption.create({ folder: folder.path, effects, now });
}

describe('LocalAdoption', () => {
  const dir = () => folder.path;

  beforeEach(async () => {
    folder.clear();
    folder.setContent({ 'README.md': 'old\n' });
    await git.init({ fs, dir: dir(), defaultBranch: 'main' });
    await symlink('/etc/hostname', join(dir(), 'link'));
    await git.add({ fs, dir: dir(), filepath: ['README.md', 'link'] });
    await git.commit({ fs, dir: dir(), message: 'Start', author });
  });

  it('commits what is absent and changes nothing that is there', async () => {
    expect(await open().add(files, 'Wire')).toEqual({
      added: ['a/b.yaml'],
      kept: [],
    });
    expect(await readFile(join(dir(), 'README.md'), 'utf8')).toBe('old\n');
    const [commit] = await git.log({ fs, dir: dir() });
    expect(commit.commit.message).toBe('Wire\n');
    const rows = await git.statusMatrix({ fs, dir: dir() });
    expect(rows.map(([path]) => path)).toEqual([
      'README.md',
      'a/b.yaml',
      'link',
    ]);
  });

  it('adds nothing the second time', async () => {
    await open().add(files, 'Wire');
    expect(await open().add(files, 'Wire')).toEqual({ added: [], kept: [] });
    expect(await git.log({ fs, dir: dir() })).toHaveLength(2);
  });

  it('leaves an uncommitted file alone', async () => {
    folder.addContent({ a: { 'b.yaml': 'mine\n' } });
    expect(await open().add(files, 'Wire')).toEqual({
      added: [],
      kept: ['a/b.yaml'],
    });
    expect(await readFile(join(dir(), 'a/b.yaml'), 'utf8')).toBe('mine\n');
  });

  it('commits nothing that someone else has added', async () => {
    await writeFile(join(dir(), 'README.md'), 'changed\n');
    await git.add({ fs, dir: dir(), filepath: 'README.md' });
    await expect(open().add(files, 'Wire')).rejects.toThrow(
      'has changes that are added and not committed: README.md',
    );
    expect(fs.existsSync(join(dir(), 'a/b.yaml'))).toBe(false);
  });

  it('takes back what it wrote before a file that it cannot write', async () => {
    const unwritable = [file('a/b.yaml'), file('link/c.yaml')];
    await expect(open().add(unwritable, 'Wire')).rejects.toThrow(
      'link is a symbolic link',
    );
    expect(fs.existsSync(join(dir(), 'a/b.yaml'))).toBe(false);
  });

  it('takes back a file of which it wrote only a part', async () => {
    const unwritable: Buffer = Object.create(Buffer.prototype);
    const broken = { ...file('c.yaml'), content: unwritable };
    await expect(open().add([broken], 'Wire')).rejects.toThrow(
      'not a typed array',
    );
    expect(fs.existsSync(join(dir(), 'c.yaml'))).toBe(false);
  });

  it('reads the committed files without links', async () => {
    await writeFile(join(dir(), 'untracked'), '');
    const committed = await open().committed();
    expect(committed.map(({ path }) => path)).toEqual(['README.md']);
  });

  it.each([
    'before write the files',
    'after write the files',
    'after add the files',
    'before commit',
    'after commit',
  ])('ends with one commit when the process ends %s', async point => {
    const effects = new CrashingSideEffects();
    effects.crashAt(point);
    await expect(open(effects).add(files, 'Wire')).rejects.toThrow(
      'The process ended',
    );
    await open().add(files, 'Wire');
    expect(await git.log({ fs, dir: dir() })).toHaveLength(2);
    const tracked = await git.listFiles({ fs, dir: dir(), ref: 'HEAD' });
    expect(tracked).toContain('a/b.yaml');
  });
});
