import { acrossFiles } from '../acrossFiles';
import type { ParsedFiles } from '../files';
import { at, entries, parts } from '../reading/plain';

const id = 'commands-exist';

interface Command {
  file: string;
  line?: number;
  text: string;
}

/** Scripts and files that workflows run. */
export const commandsExist = acrossFiles({
  id,
  title: 'Workflows run only what is there',
  check(files) {
    const commands = [...inWorkflows(files), ...inDockerfile(files)];
    return {
      looked: commands.map(({ file }) => file),
      findings: commands.flatMap(({ file, line, text }) =>
        [
          ...missingScripts(files, text),
          ...missingPaths(files, text),
          ...missingModules(files, text),
        ].map(({ message, fix }) => ({ rule: id, file, line, message, fix })),
      ),
    };
  },
});

function inWorkflows(files: ParsedFiles): Command[] {
  return files
    .matching(/^\.github\/workflows\//)
    .flatMap(file =>
      files
        .yaml(file)
        .flatMap(document =>
          [...parts(document.value)].flatMap(({ steps, value }) =>
            typeof value === 'string' &&
            ['run', 'working-directory', 'scan-ref', 'file'].includes(
              String(steps.at(-1)),
            )
              ? [{ file, line: document.lineOf(steps), text: value }]
              : [],
          ),
        ),
    );
}

/** The files that are copied into the image out of the repository. */
function inDockerfile(files: ParsedFiles): Command[] {
  const file = 'Dockerfile';
  return files
    .text(file)
    .split('\n')
    .filter(line => /^COPY (?!--from)/.test(line))
    .map(line => ({
      file,
      line: files.lineOf(file, line),
      // The last word is where the files go to.
      text: line
        .trim()
        .split(/\s+/)
        .slice(1, -1)
        .filter(word => !word.startsWith('--'))
        .map(word => `./${word}`)
        .join(' '),
    }));
}

function missingScripts(files: ParsedFiles, command: string) {
  const manifest = files.json('package.json');
  const scripts = entries(at(manifest, 'scripts')).map(([name]) => name);
  const asked = [
    ...command.matchAll(/\bnpm (?:run(?:-script)? ([\w:-]+)|(test|start)\b)/g),
  ].map(match => match[1] ?? match[2]);
  return asked
    .filter(script => !scripts.includes(script))
    .map(script => ({
      message: `runs npm run ${script}, and package.json has no such script`,
      fix: `name one of ${scripts.join(', ') || 'its scripts'}, or add it`,
    }));
}

const folders =
  'deploy|config|observability|docs|src|load|evals|tests?|knowledge|scripts';
/** Files that other commands make. */
const made =
  /(^|\/)(package-lock\.json|dist|build|coverage|node_modules|__pycache__)(\/|$)/;

function missingPaths(files: ParsedFiles, command: string) {
  const relative = new RegExp(
    `(?<![\\w./$}{:-])(?:\\./)?((?:${folders})/[\\w./-]+|[\\w-]+\\.(?:ya?ml|toml|json|txt|ts|py|sh)\\b)`,
    'g',
  );
  const copied = /(?<!\S)\.\/([\w./*-]+)/g;
  const paths = [...command.matchAll(relative), ...command.matchAll(copied)]
    .map(match => match[1].replace(/\/+$|\.$/, ''))
    .filter(path => path !== '' && !path.includes('*') && !made.test(path))
    .filter(path => isInput(command, path));
  return [...new Set(paths)]
    .filter(
      path =>
        !files.has(path) &&
        !files.paths().some(other => other.startsWith(`${path}/`)),
    )
    .map(path => ({
      message: `names ${path}, which does not exist`,
      fix: 'correct the path or add the file',
    }));
}

/** A file that the command itself writes does not have to be there. */
function isInput(command: string, path: string): boolean {
  const written = new RegExp(
    `(>|--output[= ]|-o[= ]|--out[= ]|tee )\\s*["']?(\\./)?${path.replaceAll(
      '.',
      '\\.',
    )}`,
  );
  return !written.test(command);
}

function missingModules(files: ParsedFiles, command: string) {
  const declared = [
    'requirements.txt',
    'requirements-dev.txt',
    'pyproject.toml',
  ]
    .map(path => files.text(path))
    .join('\n')
    .toLocaleLowerCase('en-US');
  return [...command.matchAll(/\bpython3? -m ([\w.]+)/g)]
    .map(match => match[1])
    .filter(
      module =>
        ![
          'pip',
          'venv',
          'build',
          'unittest',
          'http.server',
          'json.tool',
          'compileall',
        ].includes(module),
    )
    .filter(module => {
      const path = module.replaceAll('.', '/');
      return (
        ![
          `${path}.py`,
          `${path}/__main__.py`,
          `src/${path}.py`,
          `src/${path}/__main__.py`,
        ].some(candidate => files.has(candidate)) &&
        !declared.includes(module.split('.')[0])
      );
    })
    .map(module => ({
      message: `runs the Python module ${module}, which is neither here nor a dependency`,
      fix: 'add the module or its package',
    }));
}
