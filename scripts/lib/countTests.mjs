import { stripVTControlCharacters } from 'node:util';

const SUMMARIES = [
  // Jest: "Tests:       1 failed, 2 skipped, 39 passed, 42 total"
  /^Tests: +(.+), \d+ total$/,
  // Playwright: "  12 passed (30.1s)"
  /^ +(\d+ (?:passed|failed|skipped|flaky|did not run))(?: \(.+\))?$/,
];

/** Node's own runner: "# pass 61", or "ℹ pass 61" on a terminal. */
const NODE_SUMMARY = /^[#ℹ] (pass|fail|skipped) ([1-9]\d*)$/;
const NODE_WORDS = { pass: 'passed', fail: 'failed', skipped: 'skipped' };

/** How many tests ran, from what test runners print, such as `39 passed, 2 skipped`. */
export class TestCount {
  #counts = new Map();

  read(line) {
    const text = stripVTControlCharacters(line);
    const node = NODE_SUMMARY.exec(text);
    if (node) {
      this.#add(NODE_WORDS[node[1]], Number(node[2]));
      return;
    }
    for (const pattern of SUMMARIES) {
      const parts = pattern.exec(text)?.[1].split(', ') ?? [];
      for (const part of parts) {
        const [, count, word] = /^(\d+) (.+)$/.exec(part);
        this.#add(word, Number(count));
      }
    }
  }

  #add(word, count) {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + count);
  }

  toString() {
    return ['passed', 'failed', 'flaky', 'skipped', 'did not run', 'todo']
      .filter(word => this.#counts.has(word))
      .map(word => `${this.#counts.get(word)} ${word}`)
      .join(', ');
  }
}
