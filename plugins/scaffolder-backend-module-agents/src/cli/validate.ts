import { runValidate } from './runValidate';

async function main(): Promise<void> {
  process.exitCode = await runValidate(process.argv.slice(2), {
    write: text => process.stdout.write(text),
    fail: text => process.stderr.write(text),
  });
}

void main();
