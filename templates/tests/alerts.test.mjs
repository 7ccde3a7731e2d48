import { test } from 'node:test';
import { fullAnswers, renderService, runIn } from './support/renderService.mjs';

const promtool = process.env.PROMTOOL_PATH ?? 'promtool';
const variants = {
  'usual targets': { kpiTargets: {} },
  'targets of its own': { kpiTargets: fullAnswers.kpiTargets },
};

for (const [name, changes] of Object.entries(variants)) {
  test(`with ${name}, every alert fires and stays silent as its tests say`, async context => {
    const { folder, remove } = await renderService({
      ...fullAnswers,
      ...changes,
      language: 'typescript',
    });
    context.after(remove);
    await runIn(folder, promtool, [
      'test',
      'rules',
      'observability/prometheus/rules.test.yaml',
    ]);
  });
}
