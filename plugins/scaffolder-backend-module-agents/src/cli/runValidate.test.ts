import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runValidate } from './runValidate';

describe('runValidate', () => {
  let folder: string;
  let written: string;
  let failed: string;
  const output = {
    write: (text: string) => {
      written += text;
    },
    fail: (text: string) => {
      failed += text;
    },
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'validate-'));
    written = '';
    failed = '';
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('ends with 0 and a table when nothing is wrong', async () => {
    await writeFile(join(folder, 'a.yaml'), 'a: 1\n');
    expect(await runValidate([folder], output)).toBe(0);
    expect(written).toMatch(/^passed +YAML can be read .* 1 files$/m);
    expect(written).toMatch(/^skipped .* the service has no such files$/m);
    expect(written).toMatch(/ 0 findings\n$/);
  });

  it('ends with 1 and the place of every finding', async () => {
    await writeFile(join(folder, 'a.yaml'), 'a: 1\na: 2\n');
    expect(await runValidate([folder], output)).toBe(1);
    expect(written).toMatch(
      /^a\.yaml:2 yaml-syntax Map keys must be unique — /m,
    );
  });

  it('writes the report as JSON', async () => {
    await writeFile(join(folder, 'a.yaml'), 'a: 1\na: 2\n');
    await runValidate([folder, '--json'], output);
    expect(JSON.parse(written).findings).toEqual([
      expect.objectContaining({ file: 'a.yaml', line: 2 }),
    ]);
  });

  it('does not follow symbolic links, and leaves binary files out', async () => {
    await symlink('/etc/passwd', join(folder, 'passwd.yaml'));
    await writeFile(join(folder, 'image.json'), Buffer.from([123, 0, 1]));
    await writeFile(join(folder, 'a.txt'), 'a');
    expect(await runValidate([folder], output)).toBe(0);
  });

  it.each([
    ['no folder', [], /One folder has to be named/],
    ['an unknown option', ['--fast', '.'], /--fast/],
    ['a folder that does not exist', ['/nowhere/at/all'], /is not a folder/],
  ])('ends with 2 for %s', async (_, args, message) => {
    expect(await runValidate(args, output)).toBe(2);
    expect(failed).toMatch(message);
  });

  it('ends with 2 for an empty folder', async () => {
    expect(await runValidate([folder], output)).toBe(2);
    expect(failed).toMatch(/holds no files/);
  });
});
