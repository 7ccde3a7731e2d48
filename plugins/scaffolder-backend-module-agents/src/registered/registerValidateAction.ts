import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import { textFiles } from '../build';
import { validateService } from '../validation';
import { checksSchema, toChecks } from './checks';

const maximumFiles = 500;
const maximumCharacters = 2_000_000;

/** `validate-agent-service`: checks files that the caller gives. */
export function registerValidateAction(options: {
  registry: ActionsRegistryService;
}): void {
  options.registry.register({
    name: 'validate-agent-service',
    title: 'Validate an agent service',
    description:
      'Checks the files of an agent service: each for itself, and whether ports, paths, metrics, variables and secrets agree across them.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          files: z
            .array(z.object({ path: z.string().min(1), content: z.string() }))
            .min(1)
            .max(maximumFiles)
            .describe('Paths from the root of the service, with their text'),
        }),
      output: z => z.object(checksSchema(z)),
    },
    async action({ input }) {
      const characters = input.files.reduce(
        (sum, { content }) => sum + content.length,
        0,
      );
      if (characters > maximumCharacters) {
        throw new InputError(
          `files has ${characters} characters, and at most ${maximumCharacters} are checked; leave out generated files`,
        );
      }
      const files = input.files.map(({ path, content }) => ({
        path,
        content: Buffer.from(content),
        executable: false,
      }));
      const report = await validateService(textFiles(files), {
        // Programs would work on what anybody sends, for as long as it takes them.
        programs: false,
      });
      return { output: toChecks(report) };
    },
  });
}
