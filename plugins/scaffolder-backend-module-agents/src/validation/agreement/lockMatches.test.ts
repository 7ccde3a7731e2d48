import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleAnswers } from '../../__testUtils__/exampleAnswers';
import { readAnswers } from '../../answers';
import { textFiles } from '../../build';
import { createLock, lockFile, lockPath } from '../../lock';
import { findingsOf } from '../__testUtils__/findingsOf';
import { FolderServiceFiles, ParsedFiles } from '../files';
import { lockMatches } from './lockMatches';

const made = Buffer.from('as made');
const logo = Buffer.from([137, 80, 0, 1]);

function file(path: string, content = made) {
  return { path, content, executable: false };
}

function lockOf(files: ReturnType<typeof file>[]) {
  return lockFile(
    createLock({
      template: 'template:default/agent',
      version: '1',
      answers: readAnswers(exampleAnswers),
      files,
    }),
  );
}

async function findingsIn(files: ReturnType<typeof file>[]) {
  const result = await lockMatches.check(ParsedFiles.of(textFiles(files)));
  return 'findings' in result ? result.findings : result;
}

describe('lockMatches', () => {
  const lock = lockOf([file('a.txt')]).content.toString('utf8');

  it('finds a file that is not as the lock says', async () => {
    const files = { [lockPath]: lock, 'a.txt': 'as made' };
    expect(await findingsOf(lockMatches, files)).toEqual([]);
    expect(
      await findingsOf(lockMatches, { ...files, 'a.txt': 'changed' }),
    ).toEqual([
      expect.stringMatching(
        /^a\.txt:undefined lock-matches is not as the lock file says/,
      ),
    ]);
  });

  it('finds a text and a binary file that are absent', async () => {
    const files = [file('a.txt'), file('logo.png', logo)];
    const locked = lockOf(files);
    expect(await findingsIn([locked, ...files])).toEqual([]);
    expect(await findingsIn([locked])).toEqual([
      expect.objectContaining({
        file: 'a.txt',
        message: 'is named in the lock file and absent',
      }),
      expect.objectContaining({ file: 'logo.png' }),
    ]);
  });

  it('does not look for what a build makes', async () => {
    expect(await findingsIn([lockOf([file('dist/index.js')])])).toEqual([]);
    expect(await findingsIn([lockOf([file('src/dist')])])).toHaveLength(1);
  });

  it('sees the binary files of a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'service-'));
    try {
      await writeFile(join(folder, 'logo.png'), logo);
      const files = await FolderServiceFiles.read(folder);
      expect(files.paths()).toEqual([]);
      expect(files.exists('logo.png')).toBe(true);
      expect(files.exists('other.png')).toBe(false);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
