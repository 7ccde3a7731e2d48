import type { z } from 'zod/v3';
import type { ValidationReport } from '../validation';

/** The fields in which a registered action says what the checks found. */
export function checksSchema(zod: typeof z) {
  return {
    checks: zod.array(
      zod.object({
        check: zod.string(),
        title: zod.string(),
        status: zod.enum(['passed', 'failed', 'skipped']),
        files: zod.number(),
        reason: zod.string().optional(),
      }),
    ),
    findings: zod.array(
      zod.object({
        rule: zod.string(),
        file: zod.string(),
        line: zod.number().optional(),
        message: zod.string(),
        fix: zod.string(),
      }),
    ),
  };
}

export function toChecks(report: ValidationReport) {
  return {
    checks: report.validators.map(
      ({ validator, title, status, files, reason }) => ({
        check: validator,
        title,
        status,
        files,
        reason,
      }),
    ),
    findings: report.findings,
  };
}
