import type { ServiceFiles } from '../ServiceFiles';
import { YamlDocument } from './YamlDocument';

/** Files of a service, each parsed at most once however many validators ask for it. */
export class ParsedFiles implements ServiceFiles {
  readonly #paths: string[];
  readonly #derived = new Map<string, unknown>();

  private constructor(private readonly files: ServiceFiles) {
    this.#paths = files.paths();
  }

  static of(files: ServiceFiles): ParsedFiles {
    return new ParsedFiles(files);
  }

  paths(): string[] {
    return this.#paths;
  }

  read(path: string): string | undefined {
    return this.files.read(path);
  }

  /** The text, empty when there is no such file. */
  text(path: string): string {
    return this.files.read(path) ?? '';
  }

  exists(path: string): boolean {
    return this.files.exists(path);
  }

  /** Whether there is such a text file. */
  has(path: string): boolean {
    return this.files.read(path) !== undefined;
  }

  matching(pattern: RegExp): string[] {
    return this.#paths.filter(path => pattern.test(path));
  }

  /** The documents of a YAML file; none when there is no such file. */
  yaml(path: string): YamlDocument[] {
    const text = this.files.read(path);
    return text === undefined ? [] : YamlDocument.parseAll(text);
  }

  /** The value of a JSON file; undefined when there is none, or it is broken. */
  json(path: string): unknown {
    return this.derive(`json ${path}`, () => {
      try {
        return JSON.parse(this.text(path));
      } catch {
        // Reported by the check of JSON syntax.
        return undefined;
      }
    });
  }

  /** The line in which a text or a match first stands; undefined when it does not. */
  lineOf(path: string, sought: string | RegExp): number | undefined {
    const text = this.text(path);
    const index =
      typeof sought === 'string' ? text.indexOf(sought) : text.search(sought);
    return index < 0 ? undefined : lineAt(text, index);
  }

  /** Something worked out from the files, once for all validators. */
  derive<Value>(key: string, compute: () => Value): Value {
    if (!this.#derived.has(key)) {
      this.#derived.set(key, compute());
    }
    return this.#derived.get(key) as Value;
  }
}

/** The line, counted from 1, of an index in a text. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; ) {
    line += 1;
    at = text.indexOf('\n', at + 1);
  }
  return line;
}
