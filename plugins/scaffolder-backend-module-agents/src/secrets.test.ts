import { changeStep } from './__testUtils__/changeStep';
import { formValues } from './__testUtils__/exampleAnswers';
import { ScaffolderHarness } from './__testUtils__/ScaffolderHarness';
import { readFiles } from './build';

const canary = 'canary-7be1f0-must-not-be-written';
const template = 'agent-service-typescript';

describe('secrets', () => {
  let harness: ScaffolderHarness;

  beforeAll(async () => {
    harness = await ScaffolderHarness.start({ recovery: true });
  });
  afterAll(() => harness.stop());

  it('are in no file, log, output or state of a task', async () => {
    const { id, status, output, log } = await harness.tasks.run(
      template,
      formValues,
      { token: canary },
    );
    expect(status).toBe('completed');
    const task = await harness.tasks.get(id);
    const files = await readFiles(harness.repositories);
    expect(files.length).toBeGreaterThan(20);
    const texts = [
      JSON.stringify(output),
      JSON.stringify({ ...task, secrets: undefined }),
      log.join('\n'),
      ...files.map(({ content }) => content.toString('utf8')),
    ];
    expect(texts.filter(text => text.includes(canary))).toEqual([]);
  });

  it.each(['title', 'description'])(
    'are refused in the %s, which is written to files, and not repeated',
    async field => {
      const values = {
        ...formValues,
        name: 'with-canary',
        [field]: `Uses ${canary}`,
      };
      const { id, status, error, log } = await harness.tasks.run(
        template,
        values,
        { token: canary },
      );
      expect(status).toBe('failed');
      expect(error).toBe(
        `Answers are not usable: ${field} holds a secret of this task's. Answers are written to files; take it out, and keep the credential in Vault`,
      );
      expect(log.join('\n')).not.toContain(canary);
      const task = await harness.tasks.get(id);
      expect(JSON.stringify(task.state ?? {})).not.toContain(canary);
    },
  );

  it('are refused when a template passes them on as an answer', async () => {
    const { status, text } = await harness.dryRun(template, formValues, {
      secrets: { token: canary },
      change: entity =>
        changeStep(entity, 'agents:plan', {
          answers: { title: '${{ secrets.token }}' },
        }),
    });
    expect(status).toBe(400);
    // The scaffolder takes the field for a part of the secret, and masks it too.
    expect(text).toContain("holds a secret of this task's");
    expect(text).not.toContain(canary);
  });
});
