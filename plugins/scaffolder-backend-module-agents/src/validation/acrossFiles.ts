import type { ParsedFiles } from './files';
import type { Finding } from './Finding';
import type { Validator } from './Validator';

/** A validator that compares files with each other; says which it compared. */
export function acrossFiles(options: {
  id: string;
  title: string;
  check(files: ParsedFiles): { findings: Finding[]; looked: Iterable<string> };
}): Validator {
  return {
    id: options.id,
    title: options.title,
    async check(files) {
      const { findings, looked } = options.check(files);
      return { findings, files: new Set(looked).size };
    },
  };
}
