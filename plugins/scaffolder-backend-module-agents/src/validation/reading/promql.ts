import { parser } from '@prometheus-io/lezer-promql';
import { BoundedCache } from '../BoundedCache';

/** A metric that a query asks for, and the labels it filters by. */
export interface Selector {
  metric: string;
  labels: string[];
}

/** What a query asks for; `mistake` is the text at which it cannot be read. */
export interface Query {
  mistake?: string;
  selectors: Selector[];
  /** Labels that results are grouped or matched by. */
  groupings: string[];
}

const queries = BoundedCache.create<Query>({ limit: 5_000 });

/** Reads a PromQL query. Never throws. */
export function readQuery(text: string): Query {
  return queries.get(text, () => parse(text));
}

function parse(text: string): Query {
  const query: Query = { selectors: [], groupings: [] };
  const grouping = { inside: 0 };
  parser.parse(text).iterate({
    enter(node) {
      const written = text.slice(node.from, node.to);
      const current = query.selectors.at(-1);
      if (node.type.isError) {
        query.mistake ??= text.slice(node.from, node.from + 40) || 'its end';
      } else if (node.name === 'VectorSelector') {
        query.selectors.push({ metric: '', labels: [] });
      } else if (node.name === 'Identifier' && current?.metric === '') {
        current.metric = written;
      } else if (node.name === 'GroupingLabels') {
        grouping.inside += 1;
      } else if (node.name === 'LabelName' && grouping.inside > 0) {
        query.groupings.push(written);
      } else if (node.name === 'LabelName') {
        current?.labels.push(written);
      }
    },
    leave(node) {
      if (node.name === 'GroupingLabels') {
        grouping.inside -= 1;
      }
    },
  });
  return text.trim() === '' ? { ...query, mistake: 'its end' } : query;
}
