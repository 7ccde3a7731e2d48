import { textFiles } from '../build';
import type { RenderedFile } from '../render';

const maximumFileBytes = 200_000;
const maximumBytes = 3_000_000;

/** The files by path; with their text, if that is wanted and as long as the answer does not grow too big. */
export function previewedFiles(
  files: RenderedFile[],
  options: { contents?: boolean },
): { path: string; bytes: number; content?: string }[] {
  const texts = textFiles(files);
  let left = maximumBytes;
  return files
    .map(({ path, content }) => ({ path, bytes: content.length }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(file => {
      const tooLong = file.bytes > Math.min(maximumFileBytes, left);
      if (!options.contents || tooLong) {
        return file;
      }
      left -= file.bytes;
      return { ...file, content: texts.read(file.path) };
    });
}
