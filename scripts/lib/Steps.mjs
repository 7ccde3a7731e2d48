import { formatDuration } from './format.mjs';

const HEARTBEAT_MS = 15_000;

/**
 * Prints the steps of a longer piece of work as plain lines:
 * `[2/5] Installing packages`, what it is at, and how long it took.
 */
export class Steps {
  #total;
  #current = 0;
  #print;

  constructor(total, print = line => console.log(line)) {
    this.#total = total;
    this.#print = print;
  }

  /**
   * Runs one step. `work` gets a function that says what it is at; what it
   * returns, if it is text, is printed at the end.
   */
  async run(title, work) {
    this.#current += 1;
    const label = `[${this.#current}/${this.#total}]`;
    const startedAt = Date.now();
    const elapsed = () => formatDuration(Date.now() - startedAt);
    let doing = title;
    this.#print(`${label} ${title}`);
    const heartbeat = setInterval(
      () => this.#print(`${label}   … ${doing}, ${elapsed()}`),
      HEARTBEAT_MS,
    );
    try {
      const result = await work(text => {
        doing = text;
        this.#print(`${label}   ${text}`);
      });
      const outcome = typeof result === 'string' ? `: ${result}` : '';
      this.#print(`${label}   done${outcome} (${elapsed()})`);
      return result;
    } finally {
      clearInterval(heartbeat);
    }
  }
}
