import type { HealthStatus } from '../api/types';
import type { HealthAnswer, HealthReading } from './HealthReading';

/** What a status code says by itself when there is no document to read. */
const VERDICTS: Array<{
  matches: (code: number) => boolean;
  status: HealthStatus;
  explain: (code: number) => string;
}> = [
  {
    matches: code => code >= 200 && code < 300,
    status: 'pass',
    explain: code => `Answers ${code}`,
  },
  {
    matches: code => code === 401 || code === 403 || code === 407,
    status: 'unknown',
    explain: code =>
      `Answers ${code}: it asks for credentials, and the portal sends none`,
  },
  {
    matches: code => code === 429,
    status: 'unknown',
    explain: code => `Answers ${code}: it limits how often it may be asked`,
  },
  {
    matches: code => code >= 400 && code < 600,
    status: 'fail',
    explain: code => `Answers ${code}`,
  },
  {
    matches: () => true,
    status: 'unknown',
    explain: code => `Answers ${code}, which says nothing about its health`,
  },
];

/**
 * Judges an answer that holds no health document.
 *
 * @param content - What it holds instead. A service that answers 2xx with something else, such as
 *   the page of a proxy, may be anything: its status is `unknown`. Absent: nothing, or plain text
 *   without meaning, which a bare 2xx may carry.
 */
export function readStatusCode(
  answer: HealthAnswer,
  content?: string,
): HealthReading {
  const code = answer.status;
  const verdict = VERDICTS.find(({ matches }) => matches(code))!;
  if (content !== undefined && verdict.status === 'pass') {
    return {
      status: 'unknown',
      reason: `Answered ${content}, not a health document`,
      cause: 'no-document',
      components: [],
      isDocument: false,
    };
  }
  return {
    status: verdict.status,
    reason: verdict.explain(code),
    cause: `http-${code}`,
    components: [],
    isDocument: false,
  };
}
