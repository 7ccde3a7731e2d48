import type {
  Model,
  ModelReply,
  ModelRequest,
  Turn,
} from '../../src/model/Model.ts';

/** A model that answers as a test tells it to. */
export class FakeModel implements Model {
  /** The conversations that were sent, in order. */
  readonly conversations: Turn[][] = [];
  readonly #answer: (request: ModelRequest) => Promise<Partial<ModelReply>>;

  private constructor(
    answer: (request: ModelRequest) => Promise<Partial<ModelReply>>,
  ) {
    this.#answer = answer;
  }

  static create(
    answer: (request: ModelRequest) => Promise<Partial<ModelReply>>,
  ): FakeModel {
    return new FakeModel(answer);
  }

  async answer(request: ModelRequest): Promise<ModelReply> {
    this.conversations.push([...request.turns]);
    return {
      text: '',
      toolCalls: [],
      complete: true,
      usage: { input: 1, output: 1 },
      ...(await this.#answer(request)),
    };
  }

  async probe(): Promise<void> {}
}
