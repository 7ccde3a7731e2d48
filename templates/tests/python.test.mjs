import { after, before, describe, test } from 'node:test';
import { checkRunningService } from './support/checkRunningService.mjs';
import { freePort } from './support/freePort.mjs';
import { fullAnswers, renderService, runIn } from './support/renderService.mjs';
import { RunningService } from './support/RunningService.mjs';

const python = process.env.PYTHON_PATH ?? 'python3';

describe('the generated Python service', { concurrency: false }, () => {
  let folder;
  let remove;
  let port;

  before(async () => {
    port = await freePort();
    ({ folder, remove } = await renderService({
      ...fullAnswers,
      language: 'python',
      port,
    }));
  });
  after(() => remove?.());

  for (const module of ['pytest', 'evals']) {
    test(`passes python3 -m ${module}`, () =>
      runIn(folder, python, ['-m', module], { PYTHONPATH: 'src' }));
  }

  test('runs as its README says', async context => {
    const service = await RunningService.start({
      folder,
      command: python,
      args: ['-m', 'agent_service'],
      env: { PYTHONPATH: 'src' },
      port,
      liveness: '/health',
    });
    context.after(() => service.stop());
    await checkRunningService(service, (name, part) =>
      context.test(name, part),
    );
  });
});
