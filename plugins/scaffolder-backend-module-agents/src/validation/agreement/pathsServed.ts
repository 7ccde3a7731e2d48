import { acrossFiles } from '../acrossFiles';
import { endpoints } from '../reading/endpoints';
import { sourceFiles, sourceLiterals } from '../reading/source';

const id = 'paths-served';

/** Every path that something probes or scrapes stands in the program as a route. */
export const pathsServed = acrossFiles({
  id,
  title: 'Every path that is probed is served',
  check(files) {
    const literals = sourceLiterals(files);
    const asked = endpoints(files).filter(
      ({ path }) => path !== undefined && path !== '/',
    );
    const hasProgram = sourceFiles(files).length > 0;
    return {
      looked: asked.map(({ file }) => file),
      findings: asked
        .filter(
          ({ path = '' }) => hasProgram && !literals.has(withoutSlash(path)),
        )
        .map(({ file, line, where, path }) => ({
          rule: id,
          file,
          line,
          message: `${where} asks for ${path}, which the program does not serve`,
          fix: 'correct the path, or add the route to the program',
        })),
    };
  },
});

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}
