import { MemoryServiceFiles, ParsedFiles } from '../files';
import type { Validator } from '../Validator';

/** Findings of one validator in these files, as `file:line rule message`. */
export async function findingsOf(
  validator: Validator,
  contents: Record<string, string>,
): Promise<string[]> {
  const files = ParsedFiles.of(MemoryServiceFiles.of(contents));
  const result = await validator.check(files);
  if ('skipped' in result) {
    return [`skipped: ${result.skipped}`];
  }
  return result.findings.map(
    ({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`,
  );
}
