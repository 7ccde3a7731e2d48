/**
 * The text files of a service, in memory. Paths have `/` and are relative to the root.
 */
export interface ServiceFiles {
  /** All paths, sorted. */
  paths(): string[];
  /** The text, or undefined when there is no such file. */
  read(path: string): string | undefined;
}
