import { mkdir, readdir, symlink, utimes } from 'node:fs/promises';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import git from 'isomorphic-git';
import { CrashingSideEffects } from '../__testUtils__/CrashingSideEffects';
import { LocalRepositories } from './LocalRepositories';

const folder = createMockDirectory();
const files = [
  { path: 'README.md', content: Buffer.from('# A\n'), executable: false },
  { path: 'bin/run.sh', content: Buffer.from('echo\n'), executable: true },
];

function open(effects?: CrashingSideEffects) {
  return LocalRepositories.create({
    root: folder.path,
    effects,
    now: () => new Date('2026-01-02T03:04:05Z'),
  });
}

function publish(repositories: LocalRepositories, changes: object = {}) {
  return repositories.publish({
    name: 'invoice-checker',
    lock: 'lock-1',
    task: 'task-1',
    files: async () => files,
    message: 'Start invoice-checker',
    ...changes,
  });
}

function commitTo(dir: string) {
  return git.commit({
    fs,
    dir,
    message: 'Work of a person',
    author: { name: 'A', email: 'a@example.com' },
  });
}

async function pointsOfOneRun(): Promise<string[]> {
  const effects = new CrashingSideEffects();
  await publish(open(effects));
  folder.clear();
  return [...effects.passed];
}

describe('LocalRepositories', () => {
  beforeEach(() => folder.clear());

  it('makes a repository with one commit of the files', async () => {
    const { repository, made } = await publish(open());
    const dir = repository.path;
    expect(made).toBe(true);
    expect(repository.remoteUrl).toBe(`file://${dir}`);
    const [commit, ...more] = await git.log({ fs, dir });
    expect(more).toEqual([]);
    expect(commit.commit).toMatchObject({
      message: 'Start invoice-checker\n',
      author: { timestamp: Date.parse('2026-01-02T03:04:05Z') / 1000 },
    });
    expect(await git.listFiles({ fs, dir, ref: 'HEAD' })).toEqual([
      'README.md',
      'bin/run.sh',
    ]);
    const rows = await git.statusMatrix({ fs, dir });
    expect(
      rows.every(([, head, work, stage]) => head + work + stage === 3),
    ).toBe(true);
    expect(await readdir(folder.path)).toEqual(['invoice-checker']);
  });

  it('takes a repository of the same answers as done', async () => {
    await publish(open());
    const { made } = await publish(open(), { task: 'task-2' });
    expect(made).toBe(false);
  });

  it('refuses a name that has other content', async () => {
    await publish(open());
    await expect(publish(open(), { lock: 'lock-2' })).rejects.toThrow(
      'There is already a repository invoice-checker with other content',
    );
  });

  it('takes a repository for done by its task and answers only', async () => {
    const answers = 'answers-1';
    await publish(open(), { answers });
    const newer = { lock: 'lock-2', answers };
    expect(await publish(open(), newer)).toMatchObject({ made: false });
    for (const other of [{ task: 'task-2' }, { answers: 'answers-2' }]) {
      await expect(publish(open(), { ...newer, ...other })).rejects.toThrow(
        'with other content',
      );
    }
  });

  it('refuses a name whose repository was made elsewhere', async () => {
    await git.init({ fs, dir: join(folder.path, 'invoice-checker') });
    await expect(publish(open())).rejects.toThrow('with other content');
  });

  it('has one winner when two publish at once', async () => {
    const repositories = open();
    const results = await Promise.allSettled([
      publish(repositories, { lock: 'a' }),
      publish(repositories, { lock: 'b' }),
      publish(repositories, { lock: 'c' }),
    ]);
    const won = results.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    const reasons = results.flatMap(result =>
      result.status === 'rejected' ? [result.reason.message] : [],
    );
    expect(reasons).toEqual([
      expect.stringContaining('with other content'),
      expect.stringContaining('with other content'),
    ]);
    expect(await readdir(folder.path)).toEqual(['invoice-checker']);
  });

  it.each(['../x', '.git', 'a/b', '', '-rf', 'a\0b'])(
    'refuses the name %j',
    async name => {
      await expect(publish(open(), { name })).rejects.toThrow(
        'is no name of a repository',
      );
    },
  );

  it('takes no link for a repository', async () => {
    folder.setContent({ elsewhere: { '.git': {} }, root: {} });
    await symlink(
      join(folder.path, 'elsewhere'),
      join(folder.path, 'root', 'invoice-checker'),
    );
    const repositories = LocalRepositories.create({
      root: join(folder.path, 'root'),
    });
    expect(await repositories.find('invoice-checker')).toBeUndefined();
  });

  it('ends with one whole repository whenever the process ends in the middle', async () => {
    const points = await pointsOfOneRun();
    expect(points.length).toBeGreaterThan(14);
    for (const point of points) {
      folder.clear();
      const effects = new CrashingSideEffects();
      effects.crashAt(point);
      await expect(publish(open(effects))).rejects.toThrow('The process ended');
      const whole = await open().find('invoice-checker');
      expect({ point, whole: whole !== undefined }).toEqual({
        point,
        whole: point === 'after give the repository its name',
      });
      const { repository } = await publish(open());
      expect(await readdir(folder.path)).toEqual(['invoice-checker']);
      const log = await git.log({ fs, dir: repository.path });
      expect(log).toHaveLength(1);
    }
  });

  it('removes only what the same task made', async () => {
    const repositories = open();
    await publish(repositories);
    const name = 'invoice-checker';
    expect(await repositories.removeIfMadeBy({ name, task: 'other' })).toBe(
      false,
    );
    expect(await repositories.removeIfMadeBy({ name, task: 'task-1' })).toBe(
      true,
    );
    expect(await repositories.removeIfMadeBy({ name, task: 'task-1' })).toBe(
      false,
    );
    expect(await readdir(folder.path)).toEqual([]);
  });

  it.each([
    ['a commit', (dir: string) => commitTo(dir)],
    [
      'a branch',
      (dir: string) => git.branch({ fs, dir, ref: 'feature', object: 'HEAD' }),
    ],
    ['a tag', (dir: string) => git.tag({ fs, dir, ref: 'v1' })],
  ])('keeps a repository that %s was pushed to', async (_, push) => {
    const repositories = open();
    const { repository } = await publish(repositories);
    await push(repository.path);
    const { name } = repository;
    expect(await repositories.removeIfMadeBy({ name, task: 'task-1' })).toBe(
      false,
    );
    expect(await readdir(folder.path)).toEqual(['invoice-checker']);
  });

  it('sweeps a folder of another machine only once it is old', async () => {
    const young = '.partial-other-1-u-a';
    const old = '.partial-other-1-u-b';
    await mkdir(join(folder.path, young));
    await mkdir(join(folder.path, old));
    const now = new Date('2026-01-02T03:04:05Z');
    await utimes(join(folder.path, young), now, now);
    const before = new Date(now.getTime() - 2 * 60 * 60 * 1000);
    await utimes(join(folder.path, old), before, before);
    await publish(open());
    expect(await readdir(folder.path)).toEqual([young, 'invoice-checker']);
  });
});
