/** One thing done wrong to a good service, and where it has to be found. */
export interface SeededDefect {
  name: string;
  file: string;
  /** Replaces the first match; the whole file is removed when there is no replacement. */
  find: string | RegExp;
  replace?: string;
  rule: string;
  /** File of the finding when it is another than the changed one. */
  foundIn?: string;
}
