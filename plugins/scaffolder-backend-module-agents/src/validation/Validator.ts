import type { ParsedFiles } from './files/ParsedFiles';
import type { Finding } from './Finding';

/** What a validator says: what it found in how many files, or why it could not look. */
export type ValidatorResult =
  | { findings: Finding[]; files: number }
  | { skipped: string };

/** Looks at the files of a service from one side. Never throws for bad files. */
export interface Validator {
  id: string;
  /** What it checks, for people. */
  title: string;
  check(files: ParsedFiles): Promise<ValidatorResult>;
}
