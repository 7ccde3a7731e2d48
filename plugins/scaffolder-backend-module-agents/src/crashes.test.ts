import * as fs from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createMockDirectory,
  type MockDirectory,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import git from 'isomorphic-git';
import { changeStep } from './__testUtils__/changeStep';
import { CrashingSideEffects } from './__testUtils__/CrashingSideEffects';
import { formValues } from './__testUtils__/exampleAnswers';
import { ScaffolderHarness } from './__testUtils__/ScaffolderHarness';
import { catalogTemplate } from './__testUtils__/templateFiles';

// Every point is two runs of a task.
jest.setTimeout(300_000);

const template = 'agent-service-typescript';

/** The template with a skeleton of a few files, as it runs often here. */
async function smallTemplate(folder: MockDirectory): Promise<Entity> {
  const parts = [
    'service-typescript',
    'pipeline',
    'environments',
    'infrastructure-aws',
    'observability',
    'catalog',
  ];
  folder.setContent({
    skeleton: Object.fromEntries(
      parts.map(part => [part, { [`${part}.txt.liquid`]: '{= name =}\n' }]),
    ),
  });
  const entity = await catalogTemplate(template);
  changeStep(entity, 'agents:validate', { failOnFindings: false });
  entity.metadata.annotations = {
    'backstage.io/managed-by-location': `file:${folder.resolve('t.yaml')}`,
  };
  return entity;
}

describe.each([{ recovery: false }, { recovery: true }])(
  'a task whose process ends in the middle, with recovery: $recovery',
  ({ recovery }) => {
    const effects = new CrashingSideEffects();
    const skeleton = createMockDirectory();
    let harness: ScaffolderHarness;
    let points: string[];
    let files: string[];
    let untouched: { status: string; error?: string };

    function dirOf(name: string): string {
      return join(harness.repositories, name);
    }

    beforeAll(async () => {
      harness = await ScaffolderHarness.start({ effects, recovery });
      harness.catalog.put(await smallTemplate(skeleton));
      const { status, error } = await harness.tasks.run(template, formValues);
      untouched = { status, error };
      points = [...effects.passed];
      files = await git.listFiles({ fs, dir: dirOf('invoice-checker') });
    });
    afterAll(() => harness.stop());

    it('passes every step and every effect once', () => {
      expect(untouched).toEqual({ status: 'completed' });
      expect(points).toEqual([...new Set(points)]);
      expect(points).toEqual(
        expect.arrayContaining([
          'before do agents:service:render',
          'after do agents:validate',
          'before commit',
          'after give the repository its name',
          'after add the location',
        ]),
      );
    });

    it('ends with one whole repository and one location after a retry', async () => {
      for (const [index, point] of points.entries()) {
        const name = `crash-${index}`;
        effects.restart();
        effects.crashAt(point);
        const values = { ...formValues, name };
        const failed = await harness.tasks.run(template, values);
        expect({ point, crashed: effects.crashed }).toEqual({
          point,
          crashed: true,
        });

        effects.restart();
        // A task may find out that its last effect took place although it got no answer.
        const { status, error } =
          failed.status === 'failed'
            ? await harness.tasks.retry(failed.id)
            : failed;
        expect({ point, status, error }).toEqual({
          point,
          status: 'completed',
        });
        const dir = dirOf(name);
        expect(await git.log({ fs, dir })).toHaveLength(1);
        const made = await git.listFiles({ fs, dir, ref: 'HEAD' });
        expect({
          point,
          missing: files.filter(file => !made.includes(file)),
        }).toEqual({ point, missing: [] });
        const locations = harness.catalog.locations.filter(
          ({ target }) => target === name,
        );
        expect({ point, locations: locations.length }).toEqual({
          point,
          locations: 1,
        });
      }
      const left = await readdir(harness.repositories);
      expect(left.filter(entry => entry.startsWith('.'))).toEqual([]);
    });
  },
);
