import { envFiles, readEnvFile } from '../reading/envFile';
import { perFile } from '../perFile';

/** Lines `KEY=value`, with a value, and no key twice. */
export const envFileSyntax = perFile({
  id: 'env-file-syntax',
  title: 'Environment files have one value for each key',
  files: envFiles,
  check({ path, text }) {
    return readEnvFile(text).mistakes.map(mistake => ({
      rule: 'env-file-syntax',
      file: path,
      ...mistake,
    }));
  },
});
