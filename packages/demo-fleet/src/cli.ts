import { createProgram } from './cli/createProgram';
import { errorMessage } from './errors/errorMessage';

async function main(): Promise<void> {
  const program = createProgram({
    write: text => process.stdout.write(text),
  });
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = 1;
  }
}

void main();
