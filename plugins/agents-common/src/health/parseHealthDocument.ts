import type { HealthStatus } from '../api/types';
import { boundedText } from './boundedText';
import {
  ComponentCollector,
  type HealthFormat,
  healthJson,
  isDocument,
  type JsonDocument,
  microProfile,
  own,
  springActuator,
} from './formats';
import type { HealthAnswer, HealthReading } from './HealthReading';
import { readStatusCode } from './readStatusCode';
import { statusOf } from './statusWords';

/** The first that matches reads the components; a document that none matches has none. */
const FORMATS: HealthFormat[] = [healthJson, microProfile, springActuator];

/**
 * Reads the answer of a health endpoint.
 *
 * Understood are `application/health+json` (draft-inadarei-api-health-check-06, with the aliases
 * of its statuses), MicroProfile Health, Spring Boot Actuator, a JSON object with a status, a
 * status as plain text, and a bare 2xx as Kubernetes' probes take it. What a document says is
 * believed as long as the status code does not contradict it; a web page or another kind of
 * content is no health document, whatever its status code.
 *
 * Never throws, and bounds everything it returns.
 *
 * @public
 */
export function parseHealthDocument(answer: HealthAnswer): HealthReading {
  const body = answer.body.trim();
  const mediaType = answer.contentType.split(';')[0].trim().toLowerCase();

  if (mediaType === 'text/html' || /^<(!doctype\s+html|html)\b/i.test(body)) {
    return readStatusCode(answer, 'HTML');
  }
  const isJson = /[/+]json$/.test(mediaType);
  if (isJson || body.startsWith('{')) {
    return readJson(answer, { body, isJson });
  }
  if (body !== '' && mediaType !== '' && mediaType !== 'text/plain') {
    return readStatusCode(answer, boundedText(mediaType, 60) ?? 'something');
  }
  const declared = statusOf(body);
  return declared === undefined
    ? readStatusCode(answer)
    : judge(answer, { declared, collector: new ComponentCollector() });
}

function readJson(
  answer: HealthAnswer,
  options: { body: string; isJson: boolean },
): HealthReading {
  let document: unknown;
  try {
    document = JSON.parse(options.body);
  } catch {
    return readStatusCode(
      answer,
      options.isJson ? 'JSON that cannot be read' : 'text',
    );
  }
  if (!isDocument(document)) {
    return readStatusCode(answer, 'JSON that is not an object');
  }
  const collector = new ComponentCollector();
  for (const format of FORMATS) {
    if (format.matches(document)) {
      format.collect(document, collector);
      break;
    }
  }
  const word =
    own(document, 'status') ?? own(document, 'healthy') ?? own(document, 'ok');
  const declared =
    statusOf(word) ??
    (word === undefined && collector.total > 0 ? collector.worst() : undefined);
  if (declared === undefined) {
    const said = boundedText(word, 40);
    return readStatusCode(
      answer,
      said === undefined
        ? 'JSON without a status'
        : `the status "${said}", which means nothing to the portal`,
    );
  }
  return judge(answer, { declared, collector, document });
}

/** Weighs what a document declares against its status code and puts the reason in words. */
function judge(
  answer: HealthAnswer,
  options: {
    declared: HealthStatus;
    collector: ComponentCollector;
    document?: JsonDocument;
  },
): HealthReading {
  const { declared, collector, document = {} } = options;
  const { components, total } = collector;
  // A load balancer believes the code, so a document cannot talk itself out of an error.
  const contradicted =
    answer.status >= 400 && (declared === 'pass' || declared === 'warn');
  const status: HealthStatus = contradicted ? 'fail' : declared;
  const unwell = components.filter(
    component => component.status === 'fail' || component.status === 'warn',
  );
  const kept = total > components.length;
  const reason = [
    contradicted
      ? `Answers ${answer.status} although its document reports ${declared}`
      : `Reports ${declared}`,
    ...describeUnwell(unwell, document),
  ].join(': ');
  return {
    status,
    reason: kept
      ? `${reason} (the first ${components.length} of ${total} checks are kept)`
      : reason,
    cause: contradicted
      ? `http-${answer.status}`
      : `reports:${unwell
          .slice(0, 3)
          .map(({ id }) => id)
          .join(',')}`.slice(0, 200),
    ...releaseOf(document),
    components,
    isDocument: true,
  };
}

/** Names at most three components that are not well, or else what the document itself says. */
function describeUnwell(
  unwell: ComponentCollector['components'],
  document: JsonDocument,
): string[] {
  if (unwell.length === 0) {
    return [boundedText(own(document, 'output'), 200)].filter(
      (text): text is string => text !== undefined,
    );
  }
  const named = unwell.slice(0, 3).map(({ id, status, output }) => {
    const said = boundedText(output, 100);
    return `${id} is ${status}${said ? ` (${said})` : ''}`;
  });
  const rest = unwell.length - named.length;
  return [named.join(', ') + (rest > 0 ? ` and ${rest} more` : '')];
}

/** `releaseId` names the build where a service gives both; `version` is often the API's alone. */
function releaseOf(document: JsonDocument): { release?: string } {
  const release =
    boundedText(own(document, 'releaseId'), 120) ??
    boundedText(own(document, 'version'), 120);
  return release === undefined ? {} : { release };
}
