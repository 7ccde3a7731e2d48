import type { ServiceFiles } from '../ServiceFiles';

/** Files that exist in memory only: rendered ones, and those of tests. */
export class MemoryServiceFiles implements ServiceFiles {
  private constructor(
    private readonly contents: Map<string, string>,
    private readonly binary: ReadonlySet<string>,
  ) {}

  /** The texts by path, and the paths of the binary files. */
  static of(
    contents: Record<string, string> | Iterable<[string, string]>,
    binary: Iterable<string> = [],
  ): MemoryServiceFiles {
    const entries =
      Symbol.iterator in contents ? [...contents] : Object.entries(contents);
    return new MemoryServiceFiles(
      new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1))),
      new Set(binary),
    );
  }

  paths(): string[] {
    return [...this.contents.keys()];
  }

  read(path: string): string | undefined {
    return this.contents.get(path);
  }

  exists(path: string): boolean {
    return this.contents.has(path) || this.binary.has(path);
  }

  /** The same files with some replaced, added, or (undefined) removed. */
  with(changes: Record<string, string | undefined>): MemoryServiceFiles {
    const next = new Map(this.contents);
    for (const [path, content] of Object.entries(changes)) {
      if (content === undefined) {
        next.delete(path);
      } else {
        next.set(path, content);
      }
    }
    return MemoryServiceFiles.of(next, this.binary);
  }
}
