import { isUtf8 } from 'node:buffer';
import type { RenderedFile } from '../render';
import { MemoryServiceFiles, type ServiceFiles } from '../validation';

/** The files for those who check them: texts with their contents, binary ones by path. */
export function textFiles(files: RenderedFile[]): ServiceFiles {
  const texts: [string, string][] = [];
  const binary: string[] = [];
  for (const { path, content } of files) {
    if (isUtf8(content) && !content.includes(0)) {
      texts.push([path, content.toString('utf8')]);
    } else {
      binary.push(path);
    }
  }
  return MemoryServiceFiles.of(texts, binary);
}
