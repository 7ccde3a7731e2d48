/**
 * The text files of a service, in memory, and the paths of its binary ones. Paths have `/` and are relative to the root.
 */
export interface ServiceFiles {
  /** Paths of the text files, sorted. */
  paths(): string[];
  /** The text, or undefined when there is no such file. */
  read(path: string): string | undefined;
  /** Whether there is such a file, text or binary. */
  exists(path: string): boolean;
}
