import { InputError } from '@backstage/errors';
import { Liquid, type Template } from 'liquidjs';
import { LRUCache } from 'lru-cache';
import { OnlyWhenTag, skippedFile } from './OnlyWhenTag';
import { quoteFilters } from './quoteFilters';

/** A template, or an input of it, that cannot be rendered; names file and line. */
export class TemplateError extends InputError {}

/**
 * Renders text templates.
 *
 * Generated files are full of `{{ … }}` of their own: GitHub Actions, Prometheus,
 * Alertmanager and Helm use it. So values stand between `{=` and `=}`, and tags between
 * `{%` and `%}`, which none of these formats use, and nothing has to be escaped.
 *
 * A value or filter that does not exist is an error, never an empty string. Templates
 * can reach own properties of the values and nothing else, and cannot run code.
 */
export class TemplateRenderer {
  readonly #engine = new Liquid({
    outputDelimiterLeft: '{=',
    outputDelimiterRight: '=}',
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    trimTagLeft: false,
    // A tag on a line of its own leaves no empty line behind.
    trimTagRight: false,
    keepOutputType: false,
    // No template can take in another: it would be read from the disk of the portal.
    templates: {},
    // Hostile templates end in an error instead of holding the process.
    parseLimit: 2_000_000,
    renderLimit: 5_000,
    memoryLimit: 50_000_000,
  });
  /** Templates come from anywhere and change: only the latest are kept. */
  readonly #parsed = new LRUCache<string, Template[]>({
    max: 1_000,
    maxSize: 20_000_000,
    sizeCalculation: (_, source) => source.length + 1,
  });

  private constructor() {
    this.#engine.registerTag('only_when', OnlyWhenTag);
    for (const [name, filter] of Object.entries(quoteFilters)) {
      this.#engine.registerFilter(name, filter);
    }
  }

  static create(): TemplateRenderer {
    return new TemplateRenderer();
  }

  /**
   * Renders one file.
   *
   * @returns the text, or undefined when the template says that the file is not wanted
   * @throws TemplateError naming the file and the line
   */
  render(
    source: string,
    options: { file: string; values: object },
  ): string | undefined {
    try {
      return this.#engine.renderSync(this.#parse(source), {
        ...options.values,
      });
    } catch (error) {
      if (skippedFile(error)) {
        return undefined;
      }
      throw new TemplateError(
        `Template ${options.file} could not be rendered: ${firstLine(error)}`,
      );
    }
  }

  #parse(source: string): Template[] {
    const known = this.#parsed.get(source);
    if (known) {
      return known;
    }
    const parsed = this.#engine.parse(removeTagLines(source));
    this.#parsed.set(source, parsed);
    return parsed;
  }
}

/** Drops the line break after a tag that stands alone on its line, and its indentation. */
function removeTagLines(source: string): string {
  return source.replace(/^[ \t]*(\{%[^\n]*?%\})[ \t]*\n/gm, '$1');
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0];
}
