import { YamlDocument, type ParsedFiles, type Step } from '../files';
import { composeFiles } from '../syntax/composeSyntax';
import { kubernetesEndpoints, portNumber } from './kubernetesEndpoints';
import { at, entries, list, parts, text } from './plain';

/** A place in which a file says at which port or path the service answers. */
export interface Endpoint {
  file: string;
  line?: number;
  /** What says it, for people. */
  where: string;
  port?: number;
  path?: string;
}

const local =
  /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::(\d+))?(\/[\w./-]*)?/g;

/** All places that say where the service answers. */
export function endpoints(files: ParsedFiles): Endpoint[] {
  return files.derive('endpoints', () => [
    ...dockerfile(files),
    ...environment(files),
    ...kubernetesEndpoints(files),
    ...compose(files),
    ...catalog(files),
    ...workflows(files),
  ]);
}

function dockerfile(files: ParsedFiles): Endpoint[] {
  const file = 'Dockerfile';
  const source = files.text(file).replace(/\\\n/g, '  ');
  return source.split('\n').flatMap((instruction): Endpoint[] => {
    const line = files.lineOf(file, instruction.slice(0, 30));
    const exposed = /^EXPOSE\s+(\d+)/.exec(instruction);
    if (exposed) {
      return [{ file, line, where: 'EXPOSE', port: Number(exposed[1]) }];
    }
    return instruction.startsWith('HEALTHCHECK')
      ? inText(instruction).map(found => ({
          ...found,
          file,
          line,
          where: 'HEALTHCHECK',
        }))
      : [];
  });
}

/** Addresses of this machine in a command, also when its port is put together. */
function inText(command: string): Pick<Endpoint, 'port' | 'path'>[] {
  const whole = [...command.matchAll(local)].map(match => ({
    ...(match[1] ? { port: Number(match[1]) } : {}),
    ...(match[2] ? { path: match[2] } : {}),
  }));
  const joined = [
    ...command.matchAll(
      /PORT\S*\s*\+\s*'(\/[\w./-]+)'|\$\{?PORT\}?(\/[\w./-]+)|\]\s*\+\s*['"](\/[\w./-]+)['"]/g,
    ),
  ].map(match => ({ path: match[1] ?? match[2] ?? match[3] }));
  return [...whole, ...joined];
}

function environment(files: ParsedFiles): Endpoint[] {
  return files
    .matching(/^(\.env\.example|config\/environments\/[\w-]+\.env)$/)
    .flatMap(file => {
      const port = /^PORT=(\d+)\s*$/m.exec(files.text(file));
      return port
        ? [
            {
              file,
              line: files.lineOf(file, port[0]),
              where: 'PORT',
              port: Number(port[1]),
            },
          ]
        : [];
    });
}

function compose(files: ParsedFiles): Endpoint[] {
  return files.matching(composeFiles).flatMap(file =>
    files.yaml(file).flatMap(document =>
      entries(at(document.value, 'services'))
        .filter(([, service]) => at(service, 'build') !== undefined)
        .flatMap(([name, service]) => {
          const mapped = list(at(service, 'ports')).map((mapping, index) => ({
            file,
            line: document.lineOf(['services', name, 'ports', index]),
            where: `ports of ${name}`,
            port: portNumber(/(\d+)(?:\/tcp)?$/.exec(String(mapping))?.[1]),
          }));
          const test = [at(service, 'healthcheck', 'test')].flat().join(' ');
          const line = document.lineOf([
            'services',
            name,
            'healthcheck',
            'test',
          ]);
          const probed = inText(test).map(found => ({
            ...found,
            file,
            line,
            where: `health check of ${name}`,
          }));
          return [...mapped, ...probed];
        }),
    ),
  );
}

function catalog(files: ParsedFiles): Endpoint[] {
  const file = 'catalog-info.yaml';
  return files.yaml(file).flatMap(document =>
    list(at(document.value, 'spec', 'agent', 'instances')).flatMap(
      (instance, index) => {
        const steps: Step[] = ['spec', 'agent', 'instances', index];
        const port = /^https?:\/\/localhost:(\d+)/.exec(
          text(at(instance, 'url')) ?? '',
        )?.[1];
        const paths = [
          ...entries(at(instance, 'health', 'paths')).map(([key, path]) => ({
            at: [...steps, 'health', 'paths', key],
            path: text(path),
          })),
          {
            at: [...steps, 'metrics', 'path'],
            path: text(at(instance, 'metrics', 'path')),
          },
        ];
        return [
          ...(port
            ? [
                {
                  file,
                  line: document.lineOf([...steps, 'url']),
                  where: 'url',
                  port: Number(port),
                },
              ]
            : []),
          ...paths
            .filter(({ path }) => path !== undefined)
            .map(({ at: where, path }) => ({
              file,
              line: document.lineOf(where),
              where: where.slice(3).join('.'),
              path,
            })),
        ];
      },
    ),
  );
}

function workflows(files: ParsedFiles): Endpoint[] {
  return files.matching(/^\.github\/workflows\//).flatMap(file =>
    files.yaml(file).flatMap((document: YamlDocument) =>
      [...parts(document.value)].flatMap(({ steps, value }) =>
        typeof value === 'string'
          ? inText(value).map(found => ({
              ...found,
              file,
              line: document.lineOf(steps),
              where: steps.slice(1, 4).join('.'),
            }))
          : [],
      ),
    ),
  );
}
