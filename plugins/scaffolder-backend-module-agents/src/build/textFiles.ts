import { isUtf8 } from 'node:buffer';
import type { RenderedFile } from '../render';
import { MemoryServiceFiles, type ServiceFiles } from '../validation';

/** The text files among the files, for those who check them. */
export function textFiles(files: RenderedFile[]): ServiceFiles {
  const texts = files
    .filter(({ content }) => isUtf8(content) && !content.includes(0))
    .map(({ path, content }): [string, string] => [
      path,
      content.toString('utf8'),
    ]);
  return MemoryServiceFiles.of(texts);
}
