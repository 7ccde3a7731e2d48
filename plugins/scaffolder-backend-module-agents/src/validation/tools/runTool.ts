import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { BoundedCache } from '../BoundedCache';

/** What a program of this machine said about some files. */
export interface ToolOutcome {
  ok: boolean;
  output: string;
}

const outcomes = BoundedCache.create<Promise<ToolOutcome>>({ limit: 200 });
const twoMinutes = 120_000;

/** Whether a program is on the PATH. */
export function hasTool(tool: string, path = process.env.PATH ?? ''): boolean {
  return path.split(delimiter).some(folder => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      // Not in this folder of the PATH.
      return false;
    }
  });
}

/** Runs a program in a folder that holds these files only; remembers what it said. */
export function runTool(options: {
  tool: string;
  args: string[];
  files: Record<string, string>;
}): Promise<ToolOutcome> {
  const key = createHash('sha256')
    .update(JSON.stringify(options))
    .digest('hex');
  return outcomes.get(key, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'agent-validation-'));
    try {
      for (const [name, text] of Object.entries(options.files)) {
        await writeFile(join(folder, name), text);
      }
      return await run(options.tool, options.args, folder);
    } catch (error) {
      outcomes.delete(key);
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

function run(tool: string, args: string[], cwd: string): Promise<ToolOutcome> {
  return new Promise((resolve, reject) => {
    execFile(
      tool,
      args,
      { cwd, timeout: twoMinutes },
      (error, stdout, stderr) => {
        const ended = error as
          | (Error & { code?: unknown; killed?: boolean })
          | null;
        if (ended && (typeof ended.code !== 'number' || ended.killed)) {
          reject(
            new Error(
              `${tool} ${args.join(' ')} did not run: ${ended.message}`,
            ),
          );
        } else {
          resolve({ ok: !ended, output: `${stdout}\n${stderr}`.trim() });
        }
      },
    );
  });
}
