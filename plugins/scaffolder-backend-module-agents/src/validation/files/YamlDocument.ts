import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import { BoundedCache } from '../BoundedCache';

/** A key of a map, or an index of a list. */
export type Step = string | number;

const known = BoundedCache.create<YamlDocument[]>({ limit: 400 });

/** A mistake in the text of a document. */
export interface SyntaxMistake {
  line: number;
  message: string;
}

/** One document of a YAML file: its value, and where each part of it stands. */
export class YamlDocument {
  #value: { plain: unknown } | undefined;

  private constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  /** Reads all documents of a file, once. Mistakes are kept, not thrown. */
  static parseAll(text: string): YamlDocument[] {
    return known.get(text, () => YamlDocument.#parse(text));
  }

  static #parse(text: string): YamlDocument[] {
    const lines = new LineCounter();
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      merge: true,
      prettyErrors: false,
      uniqueKeys: true,
    });
    return Array.isArray(documents)
      ? documents.map(document => new YamlDocument(document, lines))
      : [];
  }

  get mistakes(): SyntaxMistake[] {
    return [...this.document.errors, ...this.document.warnings].map(error => ({
      line: this.lines.linePos(error.pos[0]).line,
      message: error.message,
    }));
  }

  /** The document as plain data; undefined when its text is broken. */
  get value(): unknown {
    if (!this.#value) {
      this.#value = { plain: this.#toPlain() };
    }
    return this.#value.plain;
  }

  /** The line of a part, or of the nearest part around it that exists. */
  lineOf(steps: Step[]): number {
    for (let length = steps.length; length >= 0; length -= 1) {
      const node = this.document.getIn(steps.slice(0, length), true);
      const range =
        rangeOf(node) ??
        (length === 0 ? rangeOf(this.document.contents) : undefined);
      if (range) {
        return this.lines.linePos(range[0]).line;
      }
    }
    return 1;
  }

  #toPlain(): unknown {
    if (this.document.errors.length > 0) {
      return undefined;
    }
    try {
      return this.document.toJS({ maxAliasCount: 100 }) ?? undefined;
    } catch {
      // An alias without anchor, or too many of them: the syntax check reports it.
      return undefined;
    }
  }
}

function rangeOf(node: unknown): number[] | undefined {
  const range =
    typeof node === 'object' && node !== null
      ? Reflect.get(node, 'range')
      : undefined;
  return Array.isArray(range) ? range : undefined;
}
