import { OrphanGuard, whenRunnerGoes } from './OrphanGuard.mjs';
import { Service } from './Service.mjs';
import { UserError } from './UserError.mjs';
import { waitUntilAnswers } from './waitUntilAnswers.mjs';

/** Exit code of a process that was interrupted. */
const INTERRUPTED = 130;

/**
 * Runs services together: they start side by side, and when one ends or the
 * person at the terminal interrupts, all of them end.
 */
export class Supervisor {
  #services;
  #specs;
  #interrupts = 0;
  #interrupted;
  #guard = OrphanGuard.start();

  constructor(specs, print) {
    this.#specs = specs;
    this.#services = specs.map(
      spec => new Service(spec, line => print(spec.name, line), this.#guard),
    );
  }

  /** Starts everything, calls `onReady` once all answer, resolves to an exit code. */
  async run({ onServiceReady, onReady, onStopping }) {
    const removeHandlers = this.#handleSignals();
    const ended = Promise.race(this.#services.map(service => service.ended));
    const aborted = new AbortController();
    const ready = this.#start(onServiceReady, aborted.signal).then(
      () => onReady(),
      error => ({ notReady: error }),
    );
    try {
      const interrupted = new Promise(resolve => {
        this.#interrupted = () => resolve({ interrupted: true });
      });
      const failed = ready.then(outcome =>
        outcome?.notReady ? outcome : new Promise(() => {}),
      );
      const outcome = await Promise.race([ended, interrupted, failed]);
      onStopping();
      if (outcome.interrupted) {
        return INTERRUPTED;
      }
      throw new UserError(describe(outcome));
    } finally {
      aborted.abort();
      await Promise.all(this.#services.map(service => service.stop()));
      removeHandlers();
      this.#guard.close();
    }
  }

  async #start(onServiceReady, signal) {
    const startedAt = Date.now();
    await Promise.all(
      this.#services.map(async (service, index) => {
        const { readyUrl, readyTimeoutMs, title } = this.#specs[index];
        service.start();
        await waitUntilAnswers(readyUrl, { timeoutMs: readyTimeoutMs, signal });
        if (!signal.aborted) {
          onServiceReady(title, Date.now() - startedAt);
        }
      }),
    );
    if (signal.aborted) {
      await new Promise(() => {});
    }
  }

  #handleSignals() {
    const handle = () => {
      this.#interrupts += 1;
      if (this.#interrupts === 1) {
        this.#interrupted?.();
        return;
      }
      for (const service of this.#services) {
        service.kill();
      }
      process.exit(INTERRUPTED);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) {
      process.on(signal, handle);
    }
    const stopLooking = whenRunnerGoes(() => {
      stopLooking();
      handle();
    });
    return () => {
      stopLooking();
      for (const signal of signals) {
        process.off(signal, handle);
      }
    };
  }
}

function describe(outcome) {
  if (outcome.notReady) {
    return `${outcome.notReady.message}. Everything is stopped.`;
  }
  const { name, cause, tail } = outcome;
  return [
    `The ${name} ended with ${cause}, so everything is stopped. Its last lines:`,
    '',
    ...tail.map(line => `  ${line}`),
  ].join('\n');
}
