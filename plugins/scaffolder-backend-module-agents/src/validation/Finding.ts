/** Something wrong with the files of a service. */
export interface Finding {
  /** Id of the rule, e.g. `ports-agree`. */
  rule: string;
  /** Path from the service's root. */
  file: string;
  /** Counted from 1; absent when the finding is about the whole file. */
  line?: number;
  /** What is wrong: the thing and the value seen. */
  message: string;
  /** What to do about it. */
  fix: string;
}

/** What one validator found, or why it did not look. */
export interface ValidatorReport {
  validator: string;
  title: string;
  /** `skipped` is never counted as passed. */
  status: 'passed' | 'failed' | 'skipped';
  /** How many files it looked at. */
  files: number;
  /** Why it was skipped. */
  reason?: string;
  findings: Finding[];
}

/** What all validators found. */
export interface ValidationReport {
  validators: ValidatorReport[];
  findings: Finding[];
}
