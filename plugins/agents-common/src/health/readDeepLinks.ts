import type { AlertLink } from '../api/types';
import { boundedText } from './boundedText';

/** What dashboards and consoles are called, by the annotations that hold their addresses. */
const TITLES: ReadonlyArray<[annotation: string, title: string]> = [
  ['grafana/overview-dashboard', 'Grafana'],
  ['agentportal.dev/grafana', 'Grafana'],
  ['agentportal.dev/prometheus', 'Prometheus'],
  ['agentportal.dev/jaeger', 'Jaeger'],
  ['agentportal.dev/kibana', 'Kibana'],
  ['agentportal.dev/alertmanager', 'Alertmanager'],
];
/** Further ones as `Title=https://…`, one a line. */
const LINKS_ANNOTATION = 'agentportal.dev/links';

const MAXIMUM_LINKS = 20;
const LONGEST_URL = 2_000;

/**
 * Dashboards and consoles that an entity names in its annotations: `grafana/overview-dashboard` of
 * Backstage's Grafana plugin, one of `agentportal.dev/{grafana,prometheus,jaeger,kibana,alertmanager}`
 * each, and `agentportal.dev/links` with a title and an address per line. Only addresses of the schemes
 * http and https are taken, and none that carries a password; each once.
 *
 * @param entity - As the catalog has it; nothing of it is trusted.
 * @public
 */
export function readDeepLinks(entity: unknown): AlertLink[] {
  const annotations = annotationsOf(entity);
  const named = TITLES.map(([annotation, title]) => ({
    title,
    url: own(annotations, annotation),
  }));
  const further = String(own(annotations, LINKS_ANNOTATION) ?? '')
    .split('\n', MAXIMUM_LINKS)
    .map(line => {
      const end = line.indexOf('=');
      return {
        title: line.slice(0, Math.max(end, 0)),
        url: line.slice(end + 1),
      };
    });
  const links = new Map<string, AlertLink>();
  for (const { title, url } of [...named, ...further]) {
    const address = readAddress(url);
    const text = boundedText(title, 60);
    if (address === undefined || text === undefined) continue;
    if (!links.has(address)) links.set(address, { title: text, url: address });
  }
  return [...links.values()].slice(0, MAXIMUM_LINKS);
}

function annotationsOf(entity: unknown): unknown {
  return own(own(entity, 'metadata'), 'annotations');
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function readAddress(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_URL) return undefined;
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return undefined;
  }
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === ''
    ? url.href
    : undefined;
}
