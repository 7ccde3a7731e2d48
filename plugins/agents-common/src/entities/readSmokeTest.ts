import type { AgentSmokeTest } from './AgentEntity';
import {
  type Field,
  absolutePath,
  number,
  object,
  oneOf,
} from './reading/fields';
import { isRecord } from './reading/ObjectReader';

const METHODS = ['GET', 'POST', 'PUT'] as const;
const LONGEST_BODY = 8 * 1024;

/** The body of a request: text as it is, anything else as JSON. */
const body: Field<string> = (value, place) => {
  const isJson = isRecord(value) || Array.isArray(value);
  const content = isJson ? JSON.stringify(value) : value;
  if (typeof content !== 'string') {
    return place.report(
      value,
      'is no body of a request',
      'write a text, or fields that are sent as JSON',
    );
  }
  return content.length <= LONGEST_BODY
    ? content
    : place.reportText(
        `${content.length} characters`,
        'is too long',
        `write at most ${LONGEST_BODY} characters`,
      );
};

/** The request that a candidate must answer well before it gets traffic. */
export const smokeTest: Field<AgentSmokeTest> = object(reader => {
  const path = reader.need('path', absolutePath);
  const method = reader.read('method', oneOf(METHODS)) ?? 'GET';
  const content = reader.read('body', body);
  const expectStatus = reader.read(
    'expectStatus',
    number({ minimum: 100, maximum: 599, integer: true }),
  );
  if (content !== undefined && method === 'GET') {
    return reader.place
      .field('body')
      .report(
        content,
        'is the body of a GET, which has none',
        'set method to POST, or leave the body out',
      );
  }
  return path === undefined
    ? undefined
    : {
        path,
        method,
        ...(content !== undefined && { body: content }),
        ...(expectStatus !== undefined && { expectStatus }),
      };
});
