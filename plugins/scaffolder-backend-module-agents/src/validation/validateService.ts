import { planService, type ServicePlan } from '../plan';
import { lockOf } from './agreement/lockMatches';
import { createValidators } from './createValidators';
import { ParsedFiles } from './files';
import type { ValidationReport, ValidatorReport } from './Finding';
import type { ServiceFiles } from './ServiceFiles';
import type { Validator } from './Validator';

/** What the caller knows beyond the files. */
export interface ValidateServiceOptions {
  /** What the files were made from; else it is worked out from the lock file. */
  plan?: ServicePlan;
  /** Values that must stand in no file, such as the secrets of the caller. */
  forbidden?: string[];
  /** Whether programs such as promtool are run, which takes seconds. Default true. */
  programs?: boolean;
}

/**
 * Checks the files of a service, each by itself and all against each other.
 *
 * Whatever is wrong with the files is a finding. A validator that cannot look, because a
 * program is not installed or
 * because there is nothing of its kind, is skipped with the reason and never passed.
 */
export async function validateService(
  files: ServiceFiles,
  options: ValidateServiceOptions = {},
): Promise<ValidationReport> {
  const parsed = ParsedFiles.of(files);
  const lock = options.plan ? undefined : lockOf(parsed);
  const validators = createValidators({
    plan: options.plan ?? (lock && planService(lock.answers)),
    forbidden: options.forbidden ?? [],
    programs: options.programs ?? true,
  });
  const reports = await Promise.all(
    validators.map(validator => runValidator(validator, parsed)),
  );
  return {
    validators: reports,
    findings: reports.flatMap(({ findings }) => findings),
  };
}

async function runValidator(
  validator: Validator,
  files: ParsedFiles,
): Promise<ValidatorReport> {
  const { id, title } = validator;
  try {
    const result = await validator.check(files);
    if ('skipped' in result) {
      const { skipped: reason } = result;
      return {
        validator: id,
        title,
        status: 'skipped',
        files: 0,
        reason,
        findings: [],
      };
    }
    if (result.files === 0 && result.findings.length === 0) {
      const reason = 'the service has no such files';
      return {
        validator: id,
        title,
        status: 'skipped',
        files: 0,
        reason,
        findings: [],
      };
    }
    const status = result.findings.length > 0 ? 'failed' : 'passed';
    return { validator: id, title, status, ...result };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const finding = {
      rule: id,
      file: '.',
      message: `the check "${title}" could not be made: ${said}`,
      fix: 'look into the reason; nothing was checked',
    };
    return {
      validator: id,
      title,
      status: 'failed',
      files: 0,
      findings: [finding],
    };
  }
}
