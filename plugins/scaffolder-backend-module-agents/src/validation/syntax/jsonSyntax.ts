import { lineAt } from '../files';
import { perFile } from '../perFile';

/** TypeScript's own configuration may have comments; all other JSON may not. */
export const jsonSyntax = perFile({
  id: 'json-syntax',
  title: 'JSON can be read',
  files: /^(?!.*tsconfig[^/]*\.json$)(?!\.vscode\/).*\.json$/,
  check({ path, text }) {
    try {
      JSON.parse(text);
      return [];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const position = /position (\d+)/.exec(message)?.[1];
      return [
        {
          rule: 'json-syntax',
          file: path,
          line: lineAt(text, position ? Number(position) : text.length),
          message: `is not JSON: ${message}`,
          fix: 'correct the commas, quotes and braces',
        },
      ];
    }
  },
});
