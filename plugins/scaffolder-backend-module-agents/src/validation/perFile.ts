import { BoundedCache } from './BoundedCache';
import type { Finding } from './Finding';
import type { Validator } from './Validator';

const known = BoundedCache.create<Promise<Finding[]>>({ limit: 5_000 });

/**
 * A validator that looks at each file by itself. What it found in a text is remembered,
 * since most files of two services are alike.
 */
export function perFile(options: {
  id: string;
  title: string;
  /** Which files it looks at. */
  files: RegExp;
  check(file: { path: string; text: string }): Promise<Finding[]> | Finding[];
}): Validator {
  const { id, title } = options;

  async function attempt(key: string, file: { path: string; text: string }) {
    try {
      return await options.check(file);
    } catch (error) {
      // A check that could not be made says nothing about the next time.
      known.delete(key);
      throw error;
    }
  }

  return {
    id,
    title,
    async check(files) {
      const paths = files.matching(options.files);
      const findings = await Promise.all(
        paths.map(path => {
          const text = files.text(path);
          const key = [id, path, text].join('\0');
          return known.get(key, () => attempt(key, { path, text }));
        }),
      );
      return { findings: findings.flat(), files: paths.length };
    },
  };
}
