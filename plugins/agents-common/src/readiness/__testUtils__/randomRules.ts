import type { JsonValue } from '@backstage/types';
import {
  SCORECARD_OPERATOR_DECORATORS,
  SCORECARD_OPERATORS,
} from '../../entities';
import type { ScorecardComparison, ScorecardCondition } from '../../entities';

const WORDS = ['', '5', '5x', '-3.5', 'pass', 'passed', 'a', 'Infinity'];
const KEYS = ['a', 'b-c', 'example.com/tier', 'list', '0'];
const OPERATORS = SCORECARD_OPERATORS.filter(
  operator => operator !== 'matches' && operator !== 'exists',
);

/** Facts and conditions over them, the same ones for the same seed. */
export class RandomRules {
  private constructor(private state: number) {}

  static create(seed: number): RandomRules {
    return new RandomRules(seed);
  }

  facts(): Record<string, JsonValue> {
    return Object.fromEntries(
      ['f0', 'f1', 'f2', 'f3'].map(id => [id, this.value(3)]),
    );
  }

  condition(
    facts: Record<string, JsonValue>,
    depth: number,
  ): ScorecardCondition {
    const kind = depth > 0 ? this.below(5) : 4;
    const part = () => this.condition(facts, depth - 1);
    // json-rules-engine lets `any` of nothing hold; the tests of the evaluation say why we do not.
    if (kind === 0) return { all: this.list(0, 3, part) };
    if (kind === 1) return { any: this.list(1, 3, part) };
    if (kind === 2) return { not: part() };
    return this.comparison(facts);
  }

  private comparison(facts: Record<string, JsonValue>): ScorecardComparison {
    const left = this.place(facts);
    const decorators = this.list(0, 2, () =>
      this.pick(SCORECARD_OPERATOR_DECORATORS),
    );
    const name = this.pick(OPERATORS);
    return {
      fact: left.fact,
      operator: [...decorators, name].join(':'),
      value: this.rightSide(facts, left.value, `${decorators}${name}`),
      ...(left.path !== undefined && { path: left.path }),
    };
  }

  /** Often something that it can be equal to, and mostly of a type that the operator can use. */
  private rightSide(
    facts: Record<string, JsonValue>,
    left: JsonValue,
    operator: string,
  ): JsonValue {
    if (this.below(5) === 0) {
      const { fact, path } = this.place(facts);
      return path === undefined ? { fact } : { fact, path };
    }
    const near = () =>
      // A copy, as what a rule says is never the very object that a fact holds.
      this.below(2) ? this.value(1) : structuredClone(left);
    const wantsList = /Value|^in|^notIn|someFact|everyFact/.test(operator);
    return wantsList && this.below(20) > 0 ? this.list(0, 3, near) : near();
  }

  /** A place in one of the facts that is there. */
  private place(facts: Record<string, JsonValue>) {
    const fact = this.pick(Object.keys(facts));
    let value = facts[fact];
    let path: string | undefined;
    while (typeof value === 'object' && value && this.below(3) > 0) {
      const keys = Object.keys(value);
      if (keys.length === 0) break;
      path ??= '$';
      if (this.below(5) === 0) {
        return {
          fact,
          path: `${path}[*]`,
          value: Object.values(value) as JsonValue,
        };
      }
      const key = this.pick(keys);
      path += this.step(key, Array.isArray(value));
      value = (value as Record<string, JsonValue>)[key];
    }
    return { fact, path, value };
  }

  private step(key: string, isIndex: boolean): string {
    if (isIndex) return `[${key}]`;
    return key.includes('.') || this.below(2) ? `['${key}']` : `.${key}`;
  }

  private value(depth: number): JsonValue {
    switch (this.below(depth > 0 ? 9 : 5)) {
      case 0:
        return this.below(7) - 3;
      case 1:
        return this.below(100) / 8;
      case 2:
        return this.pick(WORDS);
      case 3:
        return this.below(2) === 1;
      case 4:
        return this.below(3) ? this.below(5) : null;
      case 5:
      case 6:
        return this.list(0, 4, () => this.value(depth - 1));
      default:
        return Object.fromEntries(
          this.list(0, 4, () => [this.pick(KEYS), this.value(depth - 1)]),
        );
    }
  }

  private list<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  /** A whole number from 0, by the generator mulberry32. */
  private below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
}
