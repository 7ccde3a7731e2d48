import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { ParsedFiles } from '../files';
import { readEnvFile } from '../reading/envFile';
import { sourceFiles, sourceWords } from '../reading/source';

const id = 'settings-agree';
const environments = /^(\.env\.example|config\/environments\/[\w-]+\.env)$/;

/** Settings of the platform, which no environment file has to have. */
const ofPlatform = new Set([
  'NODE_ENV',
  'CI',
  'HOME',
  'HOSTNAME',
  'PATH',
  'TZ',
  'PYTHONPATH',
]);

const reads =
  /(?:process\.env\.|process\.env\[['"]|os\.environ\[['"]|os\.environ\.get\(['"]|os\.getenv\(['"])([A-Z][A-Z0-9_]+)/g;

/** Settings that the clients of OpenTelemetry read by themselves. */
const ofTelemetry = /^OTEL_/;

/** The same settings in every environment, and all of them read by the program. */
export const settingsAgree = acrossFiles({
  id,
  title: 'All environments have the same settings, and the program reads them',
  check(files) {
    const paths = files.matching(environments);
    return {
      looked: [...paths, ...sourceFiles(files)],
      findings: [
        ...missing(files, paths),
        ...unread(files, paths),
        ...unset(files, paths),
      ],
    };
  },
});

function missing(files: ParsedFiles, paths: string[]): Finding[] {
  const read = paths.map(path => ({
    path,
    file: readEnvFile(files.text(path)),
  }));
  return (['settings', 'secrets'] as const).flatMap(part => {
    const all = new Set(read.flatMap(({ file }) => [...file[part].keys()]));
    return read.flatMap(({ path, file }) =>
      [...all]
        .filter(key => !file[part].has(key))
        .map(key => ({
          rule: id,
          file: path,
          message: `lacks ${
            part === 'secrets' ? 'the line "# secret: ' : ''
          }${key}${
            part === 'secrets' ? '"' : ''
          }, which other environments have`,
          fix: `add ${key}, or remove it everywhere`,
        })),
    );
  });
}

function unread(files: ParsedFiles, paths: string[]): Finding[] {
  const words = sourceWords(files);
  const usesTelemetry = [...words.keys()].some(word =>
    /^opentelemetry/i.test(word),
  );
  if (words.size === 0) {
    return [];
  }
  return paths.flatMap(path => {
    const { settings, secrets } = readEnvFile(files.text(path));
    const keys = [
      ...[...settings].map(([key, { line }]): [string, number] => [key, line]),
      ...secrets,
    ];
    return keys
      .filter(
        ([key]) =>
          !words.has(key) &&
          !words.has(key.toLocaleLowerCase('en-US')) &&
          !(usesTelemetry && ofTelemetry.test(key)),
      )
      .map(([key, line]) => ({
        rule: id,
        file: path,
        line,
        message: `${key} is set, and the program does not read it`,
        fix: 'read it in the program or remove the line from every environment',
      }));
  });
}

function unset(files: ParsedFiles, paths: string[]): Finding[] {
  const set = new Set(
    paths.flatMap(path => {
      const { settings, secrets } = readEnvFile(files.text(path));
      return [...settings.keys(), ...secrets.keys()];
    }),
  );
  if (set.size === 0) {
    return [];
  }
  return sourceFiles(files).flatMap(path =>
    [...new Set([...files.text(path).matchAll(reads)].map(([, key]) => key))]
      .filter(
        key => !set.has(key) && !ofPlatform.has(key) && !ofTelemetry.test(key),
      )
      .map(key => ({
        rule: id,
        file: path,
        line: files.lineOf(path, key),
        message: `reads ${key}, which no environment sets`,
        fix: `add ${key} to .env.example and every file in config/environments`,
      })),
  );
}
