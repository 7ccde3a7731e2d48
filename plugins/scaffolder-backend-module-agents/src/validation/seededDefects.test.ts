import { renderService } from './__testUtils__/renderService';
import { agreementDefects } from './__testUtils__/agreementDefects';
import { fileDefects } from './__testUtils__/fileDefects';
import type { SeededDefect } from './__testUtils__/SeededDefect';
import type { MemoryServiceFiles } from './files';
import { validateService } from './validateService';

const languages = ['typescript', 'python'] as const;

/** The test of rules has a suite of its own; here it would run once for each defect. */
const programs = false;

function withDefect(files: MemoryServiceFiles, defect: SeededDefect) {
  const { file, find, replace } = defect;
  const text = files.read(file) ?? '';
  const changed =
    replace === undefined ? undefined : text.replace(find, replace);
  if (changed === text) {
    throw new Error(
      `${file} has nothing like ${find}: the defect cannot be made`,
    );
  }
  return files.with({ [file]: changed });
}

describe.each(languages)('a generated %s service', language => {
  it('has no findings', async () => {
    const { files, plan } = await renderService({ language });
    const report = await validateService(files, { plan, programs });
    expect(report.findings).toEqual([]);
  });

  it('was looked at by every validator that this machine has', async () => {
    const { files, plan } = await renderService({ language });
    const report = await validateService(files, { plan, programs });
    const skipped = report.validators
      .filter(({ status }) => status === 'skipped')
      .map(({ validator }) => validator)
      .filter(id => !/^(promtool|amtool)/.test(id));
    expect(skipped).toEqual(['lock-matches']);
  });

  it.each([...fileDefects, ...agreementDefects])(
    'shows $name',
    async defect => {
      const { files, plan } = await renderService({ language });
      const report = await validateService(withDefect(files, defect), {
        plan,
        programs,
      });
      const file = defect.foundIn ?? defect.file;
      const before = (await validateService(files, { plan, programs }))
        .findings;
      const added = report.findings.filter(
        ({ message }) => !before.some(known => known.message === message),
      );
      expect(
        added.map(finding => `${finding.rule} in ${finding.file}`),
      ).toContain(`${defect.rule} in ${file}`);
    },
  );

  it('shows a secret of the caller in whatever file it stands', async () => {
    const { files, plan } = await renderService({ language });
    const secret = 'canary-5d41402abc4b';
    const leaked = files.with({ 'docs/notes.md': `It is ${secret}.\n` });
    const report = await validateService(leaked, {
      plan,
      forbidden: [secret],
      programs,
    });
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: 'secrets',
        file: 'docs/notes.md',
        line: 1,
      }),
    );
    expect(JSON.stringify(report)).not.toContain(secret);
  });
});
