import { InputError } from '@backstage/errors';
import { parser } from '@prometheus-io/lezer-promql';

const SELECTOR = /\{\{\s*selector\s*\}\}/g;
const WINDOW = /\{\{\s*window\s*\}\}/g;
const MARK = '__agent_portal_selector__';
const MARKER = `${MARK}="x"`;
const WINDOW_MARK = '7654321ms';

/** Functions whose result has not the labels of what they are given. */
const FORGETFUL = new Set([
  'scalar',
  'vector',
  'absent',
  'absent_over_time',
  'label_replace',
  'label_join',
]);

/** A change of a text: what is put in at a place. */
interface Insertion {
  at: number;
  text: string;
}

/**
 * A query that a KPI gives itself, with places for the selector of the instances and the window.
 * Both are written by this class alone, into places that a parser has found to be what they are
 * taken for.
 */
export class Template {
  readonly #text: string;
  /** What each selector in it is, with the mark. */
  readonly #selectors: string[];
  readonly #aggregations: Aggregation[];
  readonly #groupable: boolean;

  private constructor(text: string, found: Findings) {
    this.#text = text;
    this.#selectors = found.selectors;
    this.#aggregations = found.aggregations;
    this.#groupable = found.groupable;
  }

  /** @throws InputError saying what is wrong, in a clause for people. */
  static parse(template: string): Template {
    const places = template.match(SELECTOR)?.length ?? 0;
    const text = template
      .replace(SELECTOR, MARKER)
      .replace(WINDOW, WINDOW_MARK);
    const found = inspect(text);
    if (places === 0 || found.marks !== places) {
      throw new InputError(
        'its query has to have {{selector}} between the braces of its metrics, and nowhere else',
      );
    }
    return new Template(text, found);
  }

  /** Whether one query can answer for many instances and keep them apart. */
  get isGroupable(): boolean {
    return this.#groupable;
  }

  /**
   * Writes the query.
   *
   * @param matchers - Conditions as `writeMatchers` writes them.
   * @param labels - Labels that the results are to be told apart by.
   */
  write(options: {
    matchers: string;
    windowMs: number;
    labels: string[];
  }): string {
    const insertions = this.#aggregations.map(one =>
      insertLabels(one, options.labels),
    );
    return fill(insert(this.#text, insertions), options);
  }

  /** Writes the selectors of the series that it is made of. */
  selectors(options: { matchers: string; windowMs: number }): string[] {
    return [...new Set(this.#selectors.map(one => fill(one, options)))];
  }
}

function fill(
  text: string,
  { matchers, windowMs }: { matchers: string; windowMs: number },
): string {
  // As functions, since a text with $ in it would be taken for a pattern.
  return text
    .replaceAll(MARKER, () => matchers)
    .replaceAll(WINDOW_MARK, () => `${windowMs}ms`);
}

/** A place where results are put together or matched by label. */
type Aggregation =
  | { type: 'bare'; at: number }
  | { type: 'list'; at: number; isEmpty: boolean };

interface Findings {
  marks: number;
  selectors: string[];
  aggregations: Aggregation[];
  groupable: boolean;
}

function inspect(text: string): Findings {
  const found: Findings = {
    marks: 0,
    selectors: [],
    aggregations: [],
    groupable: true,
  };
  /** Whether the next list of labels is one that results are kept apart by. */
  let listed = false;
  parser.parse(text).iterate({
    enter({ type, name, from, to, node }) {
      const written = text.slice(from, to);
      if (type.isError) {
        const rest = fillBack(text.slice(from));
        throw new InputError(
          `its query cannot be read at ${
            rest ? JSON.stringify(rest) : 'its end'
          }`,
        );
      }
      if (name === 'LabelName' && written === MARK) found.marks += 1;
      if (name === 'VectorSelector') {
        found.selectors.push(written);
        if (!written.includes(MARKER)) found.groupable = false;
      }
      if (name === 'FunctionIdentifier' && FORGETFUL.has(written)) {
        found.groupable = false;
      }
      if (
        name === 'AggregateOp' &&
        !node.parent?.getChild('AggregateModifier')
      ) {
        found.aggregations.push({ type: 'bare', at: to });
      }
      if (name === 'By' || name === 'On') listed = true;
      // They may leave out what instances are told apart by.
      if (name === 'Without' || name === 'Ignoring') found.groupable = false;
      if (name === 'GroupingLabels' && listed) {
        listed = false;
        const isEmpty = written.slice(1, -1).trim() === '';
        found.aggregations.push({ type: 'list', at: from + 1, isEmpty });
      }
    },
  });
  return found;
}

function fillBack(text: string): string {
  return fill(text, { matchers: '{{selector}}', windowMs: 0 }).slice(0, 40);
}

function insertLabels(place: Aggregation, labels: string[]): Insertion {
  const list = labels.join(', ');
  if (labels.length === 0) return { at: place.at, text: '' };
  return place.type === 'bare'
    ? { at: place.at, text: ` by (${list}) ` }
    : { at: place.at, text: place.isEmpty ? list : `${list}, ` };
}

function insert(text: string, insertions: Insertion[]): string {
  let written = '';
  let from = 0;
  for (const one of [...insertions].sort((a, b) => a.at - b.at)) {
    written += text.slice(from, one.at) + one.text;
    from = one.at;
  }
  return written + text.slice(from);
}
