import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { planService } from '../plan';
import { planAnswers } from './planAnswers';
import type { ServiceTools } from './ServiceTools';
import { answersOf } from './serviceInput';

/** `agents:plan`: the first step, which finds what is wrong before anything is made. */
export function createPlanAction(tools: ServiceTools) {
  return createTemplateAction({
    id: 'agents:plan',
    description:
      'Reads the answers, completes them with defaults and finds out whether the name is free',
    supportsDryRun: true,
    examples: [
      {
        description: 'Read the answers of a form',
        example: [
          'steps:',
          '  - id: plan',
          '    action: agents:plan',
          '    input:',
          '      language: python',
          '      parameters: ${{ parameters }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        parameters: z =>
          z
            .record(z.unknown())
            .optional()
            .describe('The form of the template, as `${{ parameters }}`'),
        language: z =>
          z
            .enum(['typescript', 'python'])
            .optional()
            .describe(
              'The language of the service, where the form does not ask',
            ),
        answers: z =>
          z
            .record(z.unknown())
            .optional()
            .describe(
              'Answers that the form does not ask for, or that replace its own',
            ),
        repoUrl: z =>
          z
            .string()
            .optional()
            .describe(
              "Where the service is published, as RepoUrlPicker gives it. Without it, the service is published to the portal's own repositories",
            ),
        existing: z =>
          z
            .boolean()
            .optional()
            .describe('The repository exists already, and the name with it'),
      },
      output: {
        answers: z =>
          z.record(z.unknown()).describe('The answers, complete and checked'),
        entityRef: z => z.string().describe('Reference of the agent'),
        commands: z =>
          z.record(z.string()).describe('How to start and test the service'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(
        ctx,
        planAnswers(ctx.input, tools.integrations),
      );
      await tools.names.refuseTaken(answers, {
        local: !ctx.input.repoUrl && !ctx.input.existing,
      });
      const plan = planService(answers);
      ctx.logger.info(
        `The service ${plan.name} will listen on port ${
          plan.port
        } and run in ${plan.environments.map(({ name }) => name).join(', ')}`,
      );
      ctx.output('answers', answers);
      ctx.output('entityRef', `component:default/${plan.name}`);
      ctx.output(
        'commands',
        plan.language === 'python'
          ? {
              test: 'python3 -m venv .venv && .venv/bin/pip install -r requirements-dev.txt && .venv/bin/python -m pytest',
              start: '.venv/bin/python -m agent_service',
            }
          : { test: 'npm ci && npm test', start: 'npm start' },
      );
    },
  });
}
