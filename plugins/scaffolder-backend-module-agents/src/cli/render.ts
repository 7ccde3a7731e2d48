import { printTo, runRender } from './runRender';

async function main(): Promise<void> {
  process.exitCode = await runRender(process.argv.slice(2), printTo(process));
}

void main();
