import { validate } from 'dockerfile-utils';
import { perFile } from '../perFile';

/** Instructions, flags and references of Dockerfiles. */
export const dockerfileSyntax = perFile({
  id: 'dockerfile-syntax',
  title: 'Dockerfiles can be built',
  files: /(^|\/)Dockerfile(\.[\w-]+)?$/,
  check({ path, text }) {
    return validate(text).map(({ message, range }) => ({
      rule: 'dockerfile-syntax',
      file: path,
      line: range.start.line + 1,
      message: typeof message === 'string' ? message : message.value,
      fix: 'correct this instruction',
    }));
  },
});
