import { parseArgs } from 'node:util';
import { FolderServiceFiles, validateService } from '../validation';
import { formatReport } from './formatReport';

const usage = 'Usage: yarn agents:validate <folder of a service> [--json]';

interface Output {
  write(text: string): void;
  fail(text: string): void;
}

/** Validates a folder. Resolves to the exit code: 0, 1 with findings, 2 for wrong use. */
export async function runValidate(
  args: string[],
  output: Output,
): Promise<number> {
  const folder = readArguments(args);
  if ('problem' in folder) {
    output.fail(`${folder.problem}\n${usage}\n`);
    return 2;
  }
  let files;
  try {
    files = await FolderServiceFiles.read(folder.path);
  } catch (error) {
    output.fail(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  if (files.paths().length === 0) {
    output.fail(
      `${folder.path} holds no files; give the root folder of a service\n`,
    );
    return 2;
  }
  const report = await validateService(files);
  output.write(
    `${
      folder.json ? JSON.stringify(report, undefined, 2) : formatReport(report)
    }\n`,
  );
  return report.findings.length > 0 ? 1 : 0;
}

function readArguments(
  args: string[],
): { path: string; json: boolean } | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [path, ...others] = positionals;
    return path === undefined || others.length > 0
      ? { problem: `One folder has to be named (got ${positionals.length})` }
      : { path, json: values.json };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
