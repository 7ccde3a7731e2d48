import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import { readFiles } from '../build';
import { changeStep } from './changeStep';

/** The folder of templates in this repository. */
export const templatesFolder = resolve(__dirname, '../../../../templates');

export type TemplateName =
  | 'adopt-agent'
  | 'agent-service-python'
  | 'agent-service-typescript';

export async function readTemplate(name: TemplateName): Promise<Entity> {
  const text = await readFile(join(templatesFolder, `${name}.yaml`), 'utf8');
  return parse(text);
}

/** A template as the catalog has it, read from its file; its checks run no programs. */
export async function catalogTemplate(name: TemplateName): Promise<Entity> {
  const template = await readTemplate(name);
  changeStep(template, 'agents:validate', { programs: false });
  const location = `file:${join(templatesFolder, `${name}.yaml`)}`;
  template.metadata.annotations = {
    'backstage.io/managed-by-location': location,
    'backstage.io/managed-by-origin-location': location,
  };
  return template;
}

let contents: Promise<{ path: string; base64Content: string }[]> | undefined;

/** The folder of templates as the dry run takes it, without what tests them. */
export async function templateContents(): Promise<
  { path: string; base64Content: string }[]
> {
  contents ??= readFiles(templatesFolder).then(files =>
    files
      .filter(({ path }) => !path.startsWith('tests/'))
      .map(({ path, content }) => ({
        path,
        base64Content: content.toString('base64'),
      })),
  );
  return contents;
}
