import * as fs from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import git from 'isomorphic-git';
import { type SideEffects, writeFiles } from '../build';
import type { RenderedFile } from '../render';

export const author = { name: 'Agent Portal', email: 'portal@agents.invalid' };

/** Makes a repository with one commit in a folder that exists and is empty. */
export async function writeGitRepository(options: {
  folder: string;
  files: RenderedFile[];
  message: string;
  marker: { lock: string; answers?: string; task: string };
  effects: SideEffects;
  at: Date;
}): Promise<void> {
  const { folder: dir, files, effects } = options;
  await effects.run('write the files', () =>
    writeFiles({ folder: dir, files, existing: 'replace' }),
  );
  await effects.run('start the repository', () =>
    git.init({ fs, dir, defaultBranch: 'main' }),
  );
  // Lets people push to the branch whose files the catalog reads.
  await effects.run('let the repository be pushed to', () =>
    git.setConfig({
      fs,
      dir,
      path: 'receive.denyCurrentBranch',
      value: 'updateInstead',
    }),
  );
  await effects.run('add the files', () =>
    git.add({ fs, dir, filepath: files.map(({ path }) => path), force: true }),
  );
  const commit = await effects.run('commit', () =>
    git.commit({
      fs,
      dir,
      message: options.message,
      author: {
        ...author,
        timestamp: Math.floor(options.at.getTime() / 1000),
        timezoneOffset: 0,
      },
    }),
  );
  await effects.run('mark the repository', () =>
    writeFile(
      join(dir, '.git', 'agent-portal.json'),
      JSON.stringify({ ...options.marker, commit }),
    ),
  );
}
