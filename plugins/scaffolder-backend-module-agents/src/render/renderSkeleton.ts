import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import type { TemplateRenderer } from './TemplateRenderer';

const suffix = '.liquid';

/** One file to be written: path with `/`, relative to the service's root. */
export interface RenderedFile {
  path: string;
  content: Buffer;
  /** Whether it may be executed. */
  executable: boolean;
}

/**
 * Renders a folder of templates. Files that end in `.liquid` are rendered and lose that
 * ending; all others are taken as they are.
 *
 * @throws InputError for a symbolic link, a device or a file over 2 MB in the folder
 * @throws TemplateError for a template that cannot be rendered
 */
export async function renderSkeleton(options: {
  folder: string;
  values: object;
  renderer: TemplateRenderer;
}): Promise<RenderedFile[]> {
  const paths = await listFiles(options.folder, '');
  const files: RenderedFile[] = [];
  for (const path of paths) {
    const absolute = join(options.folder, path);
    const source = await readFile(absolute);
    const executable = path.replace(suffix, '').endsWith('.sh');
    if (!path.endsWith(suffix)) {
      files.push({ path, content: source, executable });
      continue;
    }
    const text = options.renderer.render(source.toString('utf8'), {
      file: path,
      values: options.values,
    });
    if (text !== undefined) {
      files.push({
        path: path.slice(0, -suffix.length),
        content: Buffer.from(text),
        executable,
      });
    }
  }
  return files;
}

const maximumBytes = 2_000_000;

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      found.push(...(await listFiles(root, path)));
    } else if (!entry.isFile()) {
      throw new InputError(
        `${path} in the template's folder is neither a file nor a folder; symbolic links are not followed`,
      );
    } else if ((await lstat(join(root, path))).size > maximumBytes) {
      throw new InputError(`${path} in the template's folder is over 2 MB`);
    } else {
      found.push(path);
    }
  }
  return found;
}
