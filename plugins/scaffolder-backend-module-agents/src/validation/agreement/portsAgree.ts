import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import {
  ofKind,
  podTemplate,
  workloads,
} from '../kubernetes/KubernetesDocument';
import { endpoints } from '../reading/endpoints';
import { at, list, shown, text } from '../reading/plain';

const id = 'ports-agree';

/** One port in every file, and names of ports that lead to it. */
export function portsAgree(planned: number | undefined) {
  return acrossFiles({
    id,
    title: 'All files agree on the port',
    check(files) {
      const said = endpoints(files).filter(({ port }) => port !== undefined);
      const expected = planned ?? mostFrequent(said.map(({ port }) => port));
      return {
        looked: said.map(({ file }) => file),
        findings: [
          ...said
            .filter(({ port }) => port !== expected)
            .map(({ file, line, where, port }) => ({
              rule: id,
              file,
              line,
              message: `${where} says port ${port}, and the service listens on ${expected}`,
              fix: `write ${expected}`,
            })),
          ...namedPorts(files),
        ],
      };
    },
  });
}

function mostFrequent(values: (number | undefined)[]): number | undefined {
  const counts = new Map<number | undefined, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function namedPorts(files: ParsedFiles): Finding[] {
  const ofPods = ofKind(files, ...workloads).flatMap(({ value }) =>
    list(at(value, ...podTemplate, 'spec', 'containers')).flatMap(container =>
      list(at(container, 'ports')).map(port => text(at(port, 'name'))),
    ),
  );
  const services = ofKind(files, 'Service');
  const ofServices = services.flatMap(({ value }) =>
    list(at(value, 'spec', 'ports')).map(port => text(at(port, 'name'))),
  );
  const uses = [
    ...services.map(resource => ({
      resource,
      keys: ['targetPort'],
      known: ofPods,
    })),
    ...ofKind(files, ...workloads).map(resource => ({
      resource,
      keys: ['httpGet'],
      known: ofPods,
    })),
    ...ofKind(files, 'ServiceMonitor').map(resource => ({
      resource,
      keys: ['endpoints'],
      known: ofServices,
    })),
  ];
  return uses.flatMap(({ resource, keys, known }) =>
    namesUsed(resource.value, keys)
      .filter(name => !known.includes(name))
      .map(name => ({
        rule: id,
        file: resource.file,
        line: files.lineOf(
          resource.file,
          new RegExp(`ort: ["']?${name}["']?\\s*$`, 'm'),
        ),
        message: `${resource.kind} ${resource.name} leads to the port ${shown(
          name,
        )}, which has no such name`,
        fix: `name one of ${
          [...new Set(known)].join(', ') || 'the ports, and name them'
        }`,
      })),
  );
}

/** Names of ports at the end of these keys. */
function namesUsed(value: unknown, keys: string[]): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, part]) => {
    if (!keys.includes(key)) {
      return namesUsed(part, keys);
    }
    const named = [part]
      .flat()
      .map(item => (typeof item === 'object' ? at(item, 'port') : item));
    return named.flatMap(name =>
      typeof name === 'string' && !/^\d+$/.test(name) ? [name] : [],
    );
  });
}
