/** Something the person at the terminal has to know or do: printed without a stack. */
export class UserError extends Error {
  constructor(message, { exitCode = 1 } = {}) {
    super(message);
    this.name = 'UserError';
    this.exitCode = exitCode;
  }
}

/** Runs a script's main function; a UserError is printed plainly. */
export async function runMain(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    console.error(
      error instanceof UserError ? `\n${error.message}\n` : error.stack,
    );
    process.exitCode = error.exitCode ?? 1;
  }
}
