import { box, formatDuration } from './lib/format.mjs';
import { isPortTaken, portOwner } from './lib/ports.mjs';
import { portalServices } from './lib/portalServices.mjs';
import { prepare, PREPARE_STEPS } from './lib/prepare.mjs';
import { readStartOptions, startUsage } from './lib/startOptions.mjs';
import { Steps } from './lib/Steps.mjs';
import { Supervisor } from './lib/Supervisor.mjs';
import { runMain, UserError } from './lib/UserError.mjs';

await runMain(async args => {
  const options = readStartOptions(args);
  if (options.help) {
    console.log(startUsage);
    return 0;
  }
  // Before a long install, say what would stand in its way afterwards.
  await refuseTakenPorts(portalServices({ options, toolchain: {} }));
  const steps = new Steps(PREPARE_STEPS + 1);
  const toolchain = await prepare(steps);
  const services = portalServices({ options, toolchain });
  await refuseTakenPorts(services);

  const appUrl = `http://localhost:${options.ports.app}`;
  const supervisor = new Supervisor(services, printFrom(services));
  const titles = services.map(({ title }) => title).join(', ');
  let finishStep;
  const started = steps.run(
    `Starting ${titles}`,
    () => new Promise(resolve => (finishStep = resolve)),
  );
  return supervisor.run({
    onServiceReady: (title, milliseconds) =>
      console.log(`${title} answers after ${formatDuration(milliseconds)}`),
    onReady: async () => {
      finishStep();
      await started;
      console.log(
        box([
          `Agent Portal is ready: ${appUrl}/agents`,
          '',
          'Stop with Ctrl-C.',
        ]),
      );
    },
    onStopping: () => {
      finishStep('stopped');
      console.log('\nStopping (Ctrl-C again to kill) ...');
    },
  });
});

/** Prints a line of a service behind its name. */
function printFrom(services) {
  const width = Math.max(...services.map(({ name }) => name.length));
  return (name, line) => console.log(`${name.padEnd(width)} | ${line}`);
}

async function refuseTakenPorts(services) {
  const taken = [];
  for (const { title, port, portOption } of services) {
    if (await isPortTaken(port)) {
      const owner = (await portOwner(port)) ?? 'another process';
      taken.push(
        `Port ${port}, which the ${title} needs, is in use by ${owner}. End it, or choose another port with ${portOption}.`,
      );
    }
  }
  if (taken.length > 0) {
    throw new UserError(
      [
        ...taken,
        'With npm: npm start -- <option> <port>; with Yarn: yarn start <option> <port>.',
      ].join('\n'),
    );
  }
}
