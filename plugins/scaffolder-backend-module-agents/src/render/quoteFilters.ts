const HCL_ESCAPES: Record<string, string> = {
  '\\b': '\\u0008',
  '\\f': '\\u000c',
};

/**
 * Filters that write a value as a literal of the language a file is in, so that no
 * answer can end a string early. A JSON string is also one of YAML, JavaScript and Python.
 */
export const quoteFilters: Record<string, (value: unknown) => string> = {
  /** JSON, YAML, JavaScript, Python. */
  quote: value => escapeLineSeparators(JSON.stringify(value)),
  /** Terraform: as JSON, with the escapes that HCL knows and the starts of interpolations doubled. */
  hcl: value =>
    escapeLineSeparators(JSON.stringify(value))
      // HCL has no `\b` and no `\f`. Escapes are taken in pairs, so that `\\b` stays a word.
      .replace(/\\./g, escape => HCL_ESCAPES[escape] ?? escape)
      // A function, as `$$` in a replacement text stands for one `$`.
      .replaceAll('${', () => '$${')
      .replaceAll('%{', '%%{'),
  /** POSIX shell. */
  shell: value => `'${String(value).replaceAll("'", `'\\''`)}'`,
  /** A Markdown line, without markup or HTML of its own. */
  markdown: value =>
    String(value).replace(/[\\`*_{}[\]<>#|!]/g, character => `\\${character}`),
  /** Every word with a capital and no hyphens, for class names. */
  pascal: value =>
    String(value)
      .split('-')
      .map(word => word.charAt(0).toLocaleUpperCase('en-US') + word.slice(1))
      .join(''),
};

function escapeLineSeparators(json: string): string {
  return json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
