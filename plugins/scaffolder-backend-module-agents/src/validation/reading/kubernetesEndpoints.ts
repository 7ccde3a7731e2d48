import type { ParsedFiles, Step } from '../files';
import {
  ofKind,
  podTemplate,
  workloads,
} from '../kubernetes/KubernetesDocument';
import type { Endpoint } from './endpoints';
import { at, entries, list, parts, text } from './plain';

/** Places in resources that say where the service answers. */
export function kubernetesEndpoints(files: ParsedFiles): Endpoint[] {
  const found: Endpoint[] = [];
  for (const { file, document, value, kind } of ofKind(files, ...workloads)) {
    const containers = [...podTemplate, 'spec', 'containers'];
    for (const [index, container] of list(at(value, ...containers)).entries()) {
      const steps = [...containers, index];
      for (const { steps: inside, value: part } of parts(container, steps)) {
        const where = `${kind} ${inside.slice(steps.length).join('.')}`;
        const line = document.lineOf(inside);
        const number = portNumber(part);
        if (inside.at(-1) === 'containerPort' && number) {
          found.push({ file, line, where, port: number });
        }
        if (inside.at(-1) === 'httpGet') {
          const port = portNumber(at(part, 'port'));
          found.push({
            file,
            line,
            where,
            path: text(at(part, 'path')),
            ...(port ? { port } : {}),
          });
        }
      }
    }
    const annotations = [...podTemplate, 'metadata', 'annotations'];
    for (const [key, part] of entries(at(value, ...annotations))) {
      const line = document.lineOf([...annotations, key]);
      if (key === 'prometheus.io/port') {
        found.push({ file, line, where: key, port: portNumber(part) });
      }
      if (key === 'prometheus.io/path') {
        found.push({ file, line, where: key, path: text(part) });
      }
    }
  }
  for (const { file, document, value } of ofKind(files, 'Service')) {
    for (const [index, port] of list(at(value, 'spec', 'ports')).entries()) {
      const steps: Step[] = ['spec', 'ports', index, 'targetPort'];
      const number = portNumber(at(port, 'targetPort'));
      if (number) {
        found.push({
          file,
          line: document.lineOf(steps),
          where: 'targetPort',
          port: number,
        });
      }
    }
  }
  for (const { file, document, value } of ofKind(files, 'NetworkPolicy')) {
    for (const [rule, ingress] of list(
      at(value, 'spec', 'ingress'),
    ).entries()) {
      for (const [index, port] of list(at(ingress, 'ports')).entries()) {
        const steps: Step[] = ['spec', 'ingress', rule, 'ports', index];
        const number = portNumber(at(port, 'port'));
        if (number) {
          found.push({
            file,
            line: document.lineOf(steps),
            where: 'ingress port',
            port: number,
          });
        }
      }
    }
  }
  for (const { file, document, value, kind } of ofKind(
    files,
    'ServiceMonitor',
    'PodMonitor',
  )) {
    const key = kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints';
    for (const [index, endpoint] of list(at(value, 'spec', key)).entries()) {
      const line = document.lineOf(['spec', key, index, 'path']);
      found.push({ file, line, where: kind, path: text(at(endpoint, 'path')) });
    }
  }
  return found.filter(
    ({ port, path }) => port !== undefined || path !== undefined,
  );
}

/** A port as a number; undefined for a name. */
export function portNumber(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
