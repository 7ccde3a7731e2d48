import type { FixAction } from '../api';
import type { ScorecardFix } from '../entities';
import type { ReadinessSubject } from './CompiledScorecard';

const PLACEHOLDER = /\{(name|namespace|ref|owner|system)\}/g;

/** What mends a check, with the names of the agent in place of the placeholders. */
export function fillFix(fix: ScorecardFix, agent: ReadinessSubject): FixAction {
  if (fix.type === 'link') {
    const { type, title, url } = fix;
    return { type, title, url: fill(url, agent, encodeURIComponent) };
  }
  const { type, title, template, values } = fix;
  return {
    type,
    title,
    template,
    ...(values && {
      values: Object.fromEntries(
        Object.entries(values).map(([question, answer]) => [
          question,
          fill(answer, agent, text => text),
        ]),
      ),
    }),
  };
}

function fill(
  text: string,
  agent: ReadinessSubject,
  encode: (value: string) => string,
): string {
  return text.replace(PLACEHOLDER, (_match, name: keyof ReadinessSubject) =>
    encode(agent[name] ?? ''),
  );
}
