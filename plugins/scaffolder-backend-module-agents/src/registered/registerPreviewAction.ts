import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  formAnswers,
  readAnswers,
  refuseSecrets,
  withoutEmptyAnswers,
} from '../answers';
import { parts, type SkeletonSource, textFiles } from '../build';
import { planService } from '../plan';
import { validateService } from '../validation';
import { checksSchema, toChecks } from './checks';
import { templateAddress, templateLanguage } from './templateOf';

/** `preview-agent-service`: what a template would make, without making it. */
export function registerPreviewAction(options: {
  registry: ActionsRegistryService;
  catalog: CatalogService;
  skeletons: SkeletonSource;
}): void {
  const { registry, catalog, skeletons } = options;
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
            .describe('Whether to give the text of the files. Default false'),
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
      const form = { language: templateLanguage(template), ...input.parameters };
      const given = withoutEmptyAnswers(formAnswers(form));
      refuseSecrets(given);
      const answers = readAnswers(given);
      const files = await skeletons.render({
        answers,
        parts: [...parts],
        place: {
          skeleton: './skeleton',
          baseUrl: templateAddress(template),
        },
      });
      const texts = textFiles(files);
      const report = await validateService(texts, {
        plan: planService(answers),
      });
      return {
        output: {
          files: files
            .map(({ path, content }) => ({
              path,
              bytes: content.length,
              ...(input.contents && { content: texts.read(path) }),
            }))
            .sort((a, b) => (a.path < b.path ? -1 : 1)),
          ...toChecks(report),
        },
      };
    },
  });
}
