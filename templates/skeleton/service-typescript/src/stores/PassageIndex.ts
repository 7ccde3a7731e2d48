/** A piece of knowledge that answers are based on. */
export interface Passage {
  source: string;
  text: string;
}

/** Finds the passages that have to do with a task. */
export interface PassageIndex {
  search(query: string, signal: AbortSignal): Promise<Passage[]>;
}

/** Most passages that the model is given for one task. */
export const passagesPerTask = 3;
