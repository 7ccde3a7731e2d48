import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { secretValues } from '../answers';
import { textFiles } from '../build';
import { planService } from '../plan';
import { validateService } from '../validation';
import { completeService } from './completeService';
import { describeChecks, describeFinding } from './describeChecks';
import type { ServiceTools } from './ServiceTools';
import {
  answersInput,
  answersOf,
  partsInput,
  skeletonInput,
} from './serviceInput';

const namedFindings = 20;

/** `agents:validate` */
export function createValidateAction(tools: ServiceTools) {
  return createTemplateAction({
    id: 'agents:validate',
    description:
      'Checks that the files of the service are valid and agree with each other; findings fail the task before anything is published',
    supportsDryRun: true,
    examples: [
      {
        description: 'Check before publishing',
        example: [
          'steps:',
          '  - id: checks',
          '    action: agents:validate',
          '    input:',
          '      answers: ${{ steps.plan.output.answers }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        ...answersInput,
        ...skeletonInput,
        ...partsInput,
        failOnFindings: z =>
          z
            .boolean()
            .optional()
            .describe('Whether findings fail the task. Default true'),
        programs: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether programs of this machine, such as promtool, are run, which takes seconds. Default true, but never in a dry run',
            ),
      },
      output: {
        summary: z => z.string().describe('Every check with its result'),
        passed: z => z.number(),
        failed: z => z.number(),
        skipped: z => z.array(z.string()).describe('Checks not made'),
        findings: z =>
          z.array(
            z.object({
              rule: z.string(),
              file: z.string(),
              line: z.number().optional(),
              message: z.string(),
              fix: z.string(),
            }),
          ),
      },
    },
    async handler(ctx) {
      const answers = answersOf(ctx, ctx.input.answers);
      const files = await completeService(ctx, tools, {
        ...ctx.input,
        answers,
      });
      const report = await tools.effects.run('do agents:validate', () =>
        validateService(textFiles(files), {
          plan: planService(answers),
          forbidden: secretValues(ctx.secrets),
          // They take seconds, and a dry run is for a quick look.
          programs: !ctx.isDryRun && ctx.input.programs !== false,
        }),
      );
      const count = (status: string) =>
        report.validators.filter(validator => validator.status === status);
      ctx.logger.info(describeChecks(report));
      ctx.output('summary', describeChecks(report));
      ctx.output('passed', count('passed').length);
      ctx.output('failed', count('failed').length);
      ctx.output(
        'skipped',
        count('skipped').map(({ title }) => title),
      );
      ctx.output('findings', report.findings);
      if (report.findings.length > 0 && ctx.input.failOnFindings !== false) {
        const named = report.findings.slice(0, namedFindings);
        const more = report.findings.length - named.length;
        throw new InputError(
          [
            `The checks have ${report.findings.length} findings, and nothing was published:`,
            ...named.map(describeFinding),
            ...(more > 0 ? [`and ${more} more`] : []),
          ].join('\n'),
        );
      }
    },
  });
}
