import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { readAnswers } from '../answers';
import { partFolder, parts } from '../build';
import { planService } from '../plan';
import { renderSkeleton, TemplateRenderer } from '../render';

const usage =
  'Usage: yarn agents:render <answers as YAML or JSON> <skeleton folder> <empty folder>';

interface Output {
  write(text: string): void;
  fail(text: string): void;
}

/** Output to the terminal of a process. */
export function printTo(
  terminal: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
): Output {
  return {
    write: text => terminal.stdout.write(text),
    fail: text => terminal.stderr.write(text),
  };
}

/**
 * Renders a service into a folder, for those who write skeletons. Resolves to the exit
 * code: 0, 1 for answers or templates that cannot be used, 2 for wrong use.
 */
export async function runRender(
  args: string[],
  output: Output,
): Promise<number> {
  const [answersFile, skeleton, target, ...others] = args;
  if (target === undefined || others.length > 0) {
    output.fail(
      `Three places have to be named (got ${args.length})\n${usage}\n`,
    );
    return 2;
  }
  try {
    const count = await render({ answersFile, skeleton, target });
    output.write(`${count} files in ${target}\n`);
    return 0;
  } catch (error) {
    output.fail(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function render(options: {
  answersFile: string;
  skeleton: string;
  target: string;
}): Promise<number> {
  const { target } = options;
  await mkdir(target, { recursive: true });
  if ((await readdir(target)).length > 0) {
    throw new Error(`${target} is not empty; name a new folder`);
  }
  const answers = readAnswers(
    parse(await readFile(options.answersFile, 'utf8')),
  );
  const values = planService(answers);
  const renderer = TemplateRenderer.create();
  let count = 0;
  for (const part of parts) {
    const folder = join(options.skeleton, partFolder(part, answers));
    for (const file of await renderSkeleton({ folder, values, renderer })) {
      const path = join(target, file.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, file.content, {
        mode: file.executable ? 0o755 : 0o644,
      });
      count += 1;
    }
  }
  return count;
}
