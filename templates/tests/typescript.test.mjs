import { after, before, describe, test } from 'node:test';
import { checkRunningService } from './support/checkRunningService.mjs';
import { freePort } from './support/freePort.mjs';
import { fullAnswers, renderService, runIn } from './support/renderService.mjs';
import { RunningService } from './support/RunningService.mjs';

describe('the generated TypeScript service', { concurrency: false }, () => {
  let folder;
  let remove;
  let port;

  before(async () => {
    port = await freePort();
    ({ folder, remove } = await renderService({
      ...fullAnswers,
      language: 'typescript',
      port,
    }));
    await runIn(folder, 'npm', ['ci', '--no-audit', '--no-fund']);
  });
  after(() => remove?.());

  for (const script of ['typecheck', 'lint', 'coverage', 'evals']) {
    test(`passes npm run ${script}`, () =>
      runIn(folder, 'npm', ['run', script]));
  }

  test('runs as its README says', async context => {
    const service = await RunningService.start({
      folder,
      command: process.execPath,
      args: ['--env-file=config/environments/development.env', 'src/main.ts'],
      port,
      liveness: '/health',
    });
    context.after(() => service.stop());
    await checkRunningService(service, (name, part) =>
      context.test(name, part),
    );
  });
});
