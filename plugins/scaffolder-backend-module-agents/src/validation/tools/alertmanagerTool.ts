import { basename } from 'node:path';
import type { Finding } from '../Finding';
import { alertmanagerFiles } from '../syntax/alertmanagerSyntax';
import type { Validator } from '../Validator';
import { hasTool, runTool } from './runTool';

const id = 'amtool-config';
const tool = 'amtool';

/** The configuration as Alertmanager itself reads it. */
export const amtoolConfig: Validator = {
  id,
  title: 'amtool accepts the Alertmanager configuration',
  async check(files) {
    if (!hasTool(tool)) {
      return { skipped: `${tool} is not installed on this machine` };
    }
    const paths = files.matching(alertmanagerFiles);
    const found: Finding[] = [];
    for (const path of paths) {
      const name = basename(path);
      const { ok, output } = await runTool({
        tool,
        args: ['check-config', `./${name}`],
        files: { [name]: files.text(path) },
      });
      if (!ok) {
        const said = output.replace(/\s+/g, ' ').slice(0, 400);
        const line = /line (\d+)/.exec(said)?.[1];
        found.push({
          rule: id,
          file: path,
          ...(line ? { line: Number(line) } : {}),
          message: `${tool} says: ${said}`,
          fix: 'correct the configuration',
        });
      }
    }
    return { findings: found, files: paths.length };
  },
};
