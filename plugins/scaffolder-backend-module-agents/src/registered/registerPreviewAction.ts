import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ScmIntegrations } from '@backstage/integration';
import { planAnswers } from '../actions/planAnswers';
import { readAnswers, refuseSecrets, withoutEmptyAnswers } from '../answers';
import { parts, type SkeletonSource, textFiles } from '../build';
import { planService } from '../plan';
import { validateService } from '../validation';
import { checksSchema, toChecks } from './checks';
import { previewedFiles } from './previewedFiles';
import { renderPlanInput } from './renderPlanInput';
import { templateAddress } from './templateAddress';

/** `preview-agent-service`: what a template would make, without making it. */
export function registerPreviewAction(options: {
  registry: ActionsRegistryService;
  catalog: CatalogService;
  integrations: ScmIntegrations;
  skeletons: SkeletonSource;
}): void {
  const { registry, catalog, integrations, skeletons } = options;
  registry.register({
    name: 'preview-agent-service',
    title: 'Preview an agent service',
    description:
      'Lists the files that a template would make from a filled-in form, and what the checks say of them. Nothing is written, published or registered.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          template: z
            .string()
            .describe(
              'Reference of the template, such as template:default/agent-service-typescript',
            ),
          parameters: z
            .record(z.unknown())
            .describe('The form of the template as filled in'),
          contents: z
            .boolean()
            .optional()
            .describe(
              'Whether to give the text of the files, as far as it is not too long. Default false',
            ),
        }),
      output: z =>
        z.object({
          files: z.array(
            z.object({
              path: z.string(),
              bytes: z.number(),
              content: z.string().optional(),
            }),
          ),
          ...checksSchema(z),
        }),
    },
    async action({ input, credentials }) {
      const ref = input.template;
      const template = await catalog.getEntityByRef(ref, { credentials });
      if (!template) {
        throw new NotFoundError(
          `There is no ${ref} in the catalog; name another in template`,
        );
      }
      const given = planAnswers(
        renderPlanInput(template, input.parameters),
        integrations,
      );
      refuseSecrets(given);
      const answers = readAnswers(withoutEmptyAnswers(given));
      const files = await skeletons.render({
        answers,
        parts: [...parts],
        place: {
          skeleton: './skeleton',
          baseUrl: templateAddress(template),
        },
      });
      const report = await validateService(textFiles(files), {
        programs: false,
        plan: planService(answers),
      });
      return {
        output: {
          files: previewedFiles(files, { contents: input.contents }),
          ...toChecks(report),
        },
      };
    },
  });
}
