import type { ObjectReader } from './reading/ObjectReader';
import { identifier, number, object, text } from './reading/fields';
import { dateTime, pageUrl } from './reading/webFields';

/**
 * A figure that a document states about an agent.
 *
 * @public
 */
export type AgentSample = {
  /** Id of the KPI the figure belongs to. */
  kpi: string;
  /** The figure, in the unit of that KPI. */
  value: number;
  /** How many observations it is made of. */
  count?: number;
  /** When it was stated, as an ISO 8601 date-time in UTC. Absent: not dated. */
  at?: string;
  /** The document that states it. */
  source: { title: string; url?: string };
};

/** Reads one entry of `spec.agent.samples`. */
export const agentSample = object(readSample);

function readSample(reader: ObjectReader): AgentSample | undefined {
  const kpi = reader.need('kpi', identifier);
  const value = reader.need('value', number());
  const count = reader.read('count', number({ minimum: 0, integer: true }));
  const at = reader.read('at', dateTime);
  const source = reader.need(
    'source',
    object(origin => {
      const title = origin.need('title', text);
      const url = origin.read('url', pageUrl);
      return title === undefined ? undefined : { title, url };
    }),
  );
  return kpi === undefined || value === undefined || source === undefined
    ? undefined
    : { kpi, value, count, at, source };
}
