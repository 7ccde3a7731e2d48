/**
 * Asks Agent Portal whether a release may go into an environment, and says so by its exit code.
 *
 * @packageDocumentation
 */
import { runGate } from './runGate';

runGate({
  args: process.argv.slice(2),
  env: process.env,
  fetch,
  print: text => process.stdout.write(`${text}\n`),
  complain: text => process.stderr.write(`${text}\n`),
}).then(code => {
  process.exitCode = code;
});
