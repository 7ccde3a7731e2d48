import { YamlDocument } from '../files';
import { perFile } from '../perFile';

/** Indentation, quotes, anchors, and keys that stand twice. */
export const yamlSyntax = perFile({
  id: 'yaml-syntax',
  title: 'YAML can be read and no key stands twice',
  files: /\.ya?ml$/,
  check({ path, text }) {
    return YamlDocument.parseAll(text).flatMap(({ mistakes }) =>
      mistakes.map(({ line, message }) => ({
        rule: 'yaml-syntax',
        file: path,
        line,
        message,
        fix: 'correct the indentation, quotes or key in this line',
      })),
    );
  },
});
