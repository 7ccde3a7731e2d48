import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type TopLevelToken,
  Value,
} from 'liquidjs';

class FileNotWanted extends Error {
  name = 'FileNotWanted';
}

/**
 * `{% only_when stores.redis %}` in the first line of a template: the file is made only
 * when the value is true.
 */
export class OnlyWhenTag extends Tag {
  readonly #condition: Value;

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    this.#condition = new Value(token.args, liquid);
  }

  *render(
    context: Context,
    _emitter: Emitter,
  ): Generator<unknown, void, unknown> {
    const wanted = yield this.#condition.value(context);
    if (wanted !== true) {
      throw new FileNotWanted('This file is not wanted');
    }
  }
}

/** Whether rendering ended because the template said that its file is not wanted. */
export function skippedFile(error: unknown): boolean {
  let current = error;
  while (current instanceof Error) {
    if (current instanceof FileNotWanted) {
      return true;
    }
    current =
      Reflect.get(current, 'originalError') ?? Reflect.get(current, 'cause');
  }
  return false;
}
