import { ConflictError } from '@backstage/errors';
import { ReleaseState } from '../router/releaseSchema';
import { Command, CommandLogState } from './commandSchema';
import { FenceError } from './FenceError';

const keptCommands = 50;

/** Remembers which commands an instance has carried out, and how far they had come. */
export class CommandLog {
  #state: CommandLogState;

  private constructor(state: CommandLogState) {
    this.#state = state;
  }

  static create(state: CommandLogState = { done: [] }): CommandLog {
    return new CommandLog(state);
  }

  /** The highest fencing token that was accepted. */
  get fence(): number | undefined {
    return this.#state.fence;
  }

  /** What to keep; nothing when there was no command. */
  get state(): CommandLogState | undefined {
    const { fence, done } = this.#state;
    return fence === undefined && done.length === 0 ? undefined : this.#state;
  }

  /**
   * Looks whether a command may be carried out.
   *
   * @returns What came of it when it was carried out before.
   * @throws FenceError when a command with a higher token was accepted.
   * @throws ConflictError when its key was used for another request.
   */
  find(command: Command, request: string): ReleaseState | undefined {
    const { done, fence } = this.#state;
    const former =
      command.key === undefined
        ? undefined
        : done.find(({ key }) => key === command.key);
    if (former && former.request !== request) {
      throw new ConflictError(
        `Idempotency-Key: ${command.key} was used for another request, ${former.request}; take a new key`,
      );
    }
    if (former) {
      return former.release;
    }
    if (
      command.fence !== undefined &&
      fence !== undefined &&
      command.fence < fence
    ) {
      throw new FenceError(
        `Fencing-Token: ${command.fence} is lower than ${fence}, which was accepted before`,
      );
    }
    return undefined;
  }

  record(command: Command, request: string, release: ReleaseState): void {
    const { done, fence } = this.#state;
    this.#state = {
      fence: command.fence ?? fence,
      done:
        command.key === undefined
          ? done
          : [...done, { key: command.key, request, release }].slice(
              -keptCommands,
            ),
    };
  }
}
