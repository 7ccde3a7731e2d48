import type { ChangeListener } from './ChangeListener';

/**
 * Passes changes on to a listener that is put together after those who report them: what is
 * derived from measurements needs the measuring first.
 */
export class ChangeRelay {
  #listener: ChangeListener | undefined;

  private constructor() {}

  static create(): ChangeRelay {
    return new ChangeRelay();
  }

  /** Names the listener. Changes before that have nobody to tell. */
  follow(listener: ChangeListener): void {
    this.#listener = listener;
  }

  /** Reports changes. */
  readonly report: ChangeListener = async agentRefs => {
    await this.#listener?.(agentRefs);
  };
}
