import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import type { TemplateRenderer } from './TemplateRenderer';

const suffix = '.liquid';

const maximumBytes = 2_000_000;
const maximumTotalBytes = 20_000_000;
const maximumFiles = 1_000;
const maximumMs = 30_000;

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
 * @param now - Clock in ms; only the time that templates themselves take counts
 * @throws InputError for a symbolic link, a device, a file over 2 MB, or more files, bytes or time
 * than a service takes
 * @throws TemplateError for a template that cannot be rendered
 */
export async function renderSkeleton(options: {
  folder: string;
  values: object;
  renderer: TemplateRenderer;
  now?: () => number;
}): Promise<RenderedFile[]> {
  const { now = Date.now } = options;
  let spentMs = 0;
  const paths = await listFiles(options.folder, '');
  const files: RenderedFile[] = [];
  for (const path of paths) {
    if (spentMs > maximumMs) {
      throw new InputError(
        `The template's folder takes over ${
          maximumMs / 1_000
        } s to render; it had come to ${path}. Look for a template that repeats too much, or try again when the backend has less to do`,
      );
    }
    // Rendering is synchronous: others get their turn between two files.
    await setImmediate();
    const absolute = join(options.folder, path);
    const source = await readFile(absolute);
    const executable = path.replace(suffix, '').endsWith('.sh');
    if (!path.endsWith(suffix)) {
      files.push({ path, content: source, executable });
      continue;
    }
    const startedAt = now();
    const text = options.renderer.render(source.toString('utf8'), {
      file: path,
      values: options.values,
    });
    spentMs += now() - startedAt;
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

async function listFiles(root: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  let total = 0;
  for await (const { path, size } of walk(root, folder)) {
    total += size;
    found.push(path);
    if (found.length > maximumFiles) {
      throw new InputError(
        `The template's folder holds over ${maximumFiles} files; leave out what no service needs`,
      );
    }
    if (total > maximumTotalBytes) {
      throw new InputError(
        `The template's folder holds over ${
          maximumTotalBytes / 1_000_000
        } MB; leave out what no service needs`,
      );
    }
  }
  return found;
}

async function* walk(
  root: string,
  folder: string,
): AsyncGenerator<{ path: string; size: number }> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      yield* walk(root, path);
      continue;
    }
    if (!entry.isFile()) {
      throw new InputError(
        `${path} in the template's folder is neither a file nor a folder; symbolic links are not followed`,
      );
    }
    const { size } = await lstat(join(root, path));
    if (size > maximumBytes) {
      throw new InputError(`${path} in the template's folder is over 2 MB`);
    }
    yield { path, size };
  }
}
