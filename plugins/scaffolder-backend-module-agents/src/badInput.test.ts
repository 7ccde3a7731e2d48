import * as fs from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import git from 'isomorphic-git';
import { formValues } from './__testUtils__/exampleAnswers';
import { changeStep } from './__testUtils__/changeStep';
import { ScaffolderHarness } from './__testUtils__/ScaffolderHarness';

const template = 'agent-service-python';

function refusal(status: number, message: string): Error {
  return Object.assign(new Error(`Request failed with ${status}`), {
    statusCode: status,
    cause: new Error(message),
  });
}

describe('bad input', () => {
  let harness: ScaffolderHarness;
  const reader = mockServices.urlReader.mock();

  beforeAll(async () => {
    harness = await ScaffolderHarness.start({ features: [reader.factory] });
  });
  afterAll(() => harness.stop());

  it.each([
    ['reserved', { name: 'kubernetes' }, 'name '],
    ['too long', { name: 'a'.repeat(64) }, 'name '],
    ['hostile', { name: '../../../etc/passwd' }, 'name '],
    ['for a shell', { name: '$(reboot)' }, 'name '],
    ['of another script', { name: 'іnvoice' }, 'name '],
    ['of control characters', { title: 'a\u0000b' }, 'title '],
    ['over two lines', { description: 'a\n- b: c' }, 'description '],
    ['no owner', { owner: 'nobody at all' }, 'owner '],
    ['no tool', { tools: ['rm -rf /'] }, 'tools.0 '],
    ['out of range', { kpiTargets: { uptime: 2 } }, 'kpiTargets.uptime '],
    ['unknown', { kpiTargets: { speed: 2 } }, 'kpiTargets'],
  ])(
    'refuses an answer that is %s, naming the field',
    async (_, change, field) => {
      const values: JsonObject = { ...formValues, ...change };
      const { status, text } = await harness.dryRun(template, values);
      expect(status).toBe(400);
      expect(JSON.parse(text).error.message).toContain(
        `Answers are not usable: ${field}`,
      );
    },
  );

  it('does not take free text for a template', async () => {
    const description = 'Reads ${{ secrets.token }} and {{ name }}';
    const { status, files } = await harness.dryRun(
      template,
      { ...formValues, description },
      { secrets: { token: 'secret-of-the-task' } },
    );
    expect(status).toBe(200);
    expect(files.get('catalog-info.yaml')).toContain(
      JSON.stringify(description),
    );
  });

  it('names the field that a template does not set', async () => {
    const { status, text } = await harness.dryRun(template, formValues, {
      change: entity =>
        changeStep(entity, 'agents:plan', {
          parameters: { ...formValues, title: '${{ parameters.titel }}' },
        }),
    });
    expect(status).toBe(400);
    expect(JSON.parse(text).error.message).toContain('title ');
  });

  it('refuses a name that the catalog has already', async () => {
    harness.catalog.put({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'taken',
        namespace: 'default',
        annotations: { 'backstage.io/managed-by-location': 'url:https://x.y' },
      },
    });
    const { status, text } = await harness.dryRun(template, {
      ...formValues,
      name: 'taken',
    });
    expect(status).toBe(409);
    expect(text).toContain(
      'name taken is taken: the catalog has component:default/taken from url:https://x.y',
    );
  });

  it('says which Git host did not answer', async () => {
    reader.readTree.mockRejectedValue(new Error('connect ECONNREFUSED'));
    const skeleton = 'https://git.invalid/acme/skeleton/tree/main';
    const { text } = await harness.dryRun(template, formValues, {
      change: entity =>
        changeStep(entity, 'agents:service:render', { skeleton }),
    });
    expect(JSON.parse(text).error.message).toContain(
      `A part of the skeleton could not be fetched from ${skeleton}/service-python`,
    );
    expect(text).toContain('connect ECONNREFUSED');
  });

  it('removes the repository again when the catalog refuses the agent', async () => {
    const name = 'refused';
    harness.catalog.refusal = refusal(400, 'spec.agent.family is not allowed');
    const values = { ...formValues, name };
    const { id, status, error, log } = await harness.tasks.run(
      template,
      values,
    );
    expect(status).toBe('failed');
    expect(error).toContain(
      'The catalog refused component:default/refused from local-repository:refused: spec.agent.family is not allowed',
    );
    expect(log.join('\n')).toContain(
      'The repository refused was removed again',
    );
    expect(fs.existsSync(join(harness.repositories, name))).toBe(false);

    harness.catalog.refusal = undefined;
    expect(await harness.tasks.retry(id)).toMatchObject({
      status: 'completed',
    });
    expect(fs.existsSync(join(harness.repositories, name))).toBe(true);
    expect(
      harness.catalog.locations.filter(({ target }) => target === name),
    ).toHaveLength(1);
  });

  it('keeps what was pushed before the catalog refuses the agent', async () => {
    const name = 'pushed';
    const dir = join(harness.repositories, name);
    harness.catalog.refusal = refusal(503, 'try later');
    const { id } = await harness.tasks.run(template, { ...formValues, name });
    const commit = await git.commit({
      fs,
      dir,
      message: 'Work of a person',
      author: { name: 'A', email: 'a@example.com' },
    });
    harness.catalog.refusal = refusal(422, 'spec.agent.family is not allowed');
    expect(await harness.tasks.retry(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('The catalog refused'),
    });
    expect(await git.resolveRef({ fs, dir, ref: 'HEAD' })).toBe(commit);
    harness.catalog.refusal = undefined;
  });

  it.each([401, 503])(
    'keeps the repository when the catalog answers %d',
    async code => {
      const name = `unreachable-${code}`;
      harness.catalog.refusal = refusal(code, 'try later');
      const values = { ...formValues, name };
      const { id, status, error } = await harness.tasks.run(template, values);
      expect({ status, error }).toEqual({
        status: 'failed',
        error: expect.stringContaining('could not be asked to take in'),
      });
      expect(fs.existsSync(join(harness.repositories, name))).toBe(true);

      harness.catalog.refusal = undefined;
      expect(await harness.tasks.retry(id)).toMatchObject({
        status: 'completed',
      });
    },
  );
});
