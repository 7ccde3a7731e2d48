import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The size of some files together, in bytes. */
export interface Size {
  files: number;
  raw: number;
  gzip: number;
}

/** What a browser loads of an app. */
export interface ScriptSizes {
  /** The scripts that the page names. */
  initial: Size;
  /** What the import of one source adds. */
  lazy?: Size;
}

/**
 * Measures a built app.
 *
 * @param options.lazySource - The end of the path of a source that is imported when it is needed.
 */
export async function measureScripts(
  distFolder: string,
  options: { lazySource?: string },
): Promise<ScriptSizes> {
  const page = await readFile(join(distFolder, 'index.html'), 'utf8');
  const initial = [...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map(
    ([, path]) => join(distFolder, new URL(path, 'http://localhost').pathname),
  );
  if (initial.length === 0) throw new Error('index.html names no scripts');
  const { lazySource } = options;
  if (!lazySource) return { initial: await sizeOf(initial) };

  const folder = join(distFolder, 'static');
  const names = await readdir(folder);
  const holder = await findHolder(folder, names, lazySource);
  const ids = await findImport(initial, holder);
  const lazy = ids.map(id => {
    const name = names.find(
      file => file.startsWith(`${id}.`) && file.endsWith('.chunk.js'),
    );
    if (!name) throw new Error(`There is no file of the chunk ${id}`);
    return join(folder, name);
  });
  return { initial: await sizeOf(initial), lazy: await sizeOf(lazy) };
}

/** The id of the chunk that was made from a source. */
async function findHolder(
  folder: string,
  names: string[],
  source: string,
): Promise<string> {
  for (const name of names) {
    if (!name.endsWith('.chunk.js.map')) continue;
    const map = await readFile(join(folder, name), 'utf8');
    if (!map.includes(source)) continue;
    const { sources }: { sources: string[] } = JSON.parse(map);
    if (sources.some(path => path.endsWith(source))) return name.split('.')[0];
  }
  throw new Error(`No chunk was made from ${source}`);
}

/** The ids of all chunks that are asked for together with one. */
async function findImport(scripts: string[], id: string): Promise<string[]> {
  const call = String.raw`\w+\.e\("?[\w-]+"?\)`;
  const imports = new RegExp(
    String.raw`Promise\.all\(\[(${call}(?:,${call})*)\]\)|${call}`,
    'g',
  );
  const found = new Set<string>();
  for (const script of scripts) {
    const text = await readFile(script, 'utf8');
    for (const [match] of text.matchAll(imports)) {
      const ids = [...match.matchAll(/\.e\("?([\w-]+)"?\)/g)].map(m => m[1]);
      if (ids.includes(id)) for (const one of ids) found.add(one);
    }
  }
  if (found.size === 0) {
    throw new Error(`No initial script asks for the chunk ${id}`);
  }
  return [...found];
}

async function sizeOf(files: string[]): Promise<Size> {
  const size: Size = { files: files.length, raw: 0, gzip: 0 };
  for (const file of files) {
    const content = await readFile(file);
    size.raw += content.length;
    size.gzip += gzipSync(content).length;
  }
  return size;
}
