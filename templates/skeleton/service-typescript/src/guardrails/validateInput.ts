import { TaskError } from '../tasks/TaskError.ts';

export const longestInput = 10_000;

/** Attempts to take the agent away from its task; extend it with what the audit log shows. */
const takeovers = [
  /\b(ignore|disregard|forget)\b.{0,40}\b(previous|prior|above|earlier)\b.{0,20}\b(instructions?|prompts?|rules?)\b/i,
  /\b(reveal|print|repeat|show)\b.{0,30}\b(system prompt|hidden instructions?)\b/i,
  /<\|?(im_start|im_end|system|endoftext)\|?>/i,
];

/** Control characters other than tab and line break, and ones that hide or reorder text. */
const hiddenText =
  /(?![\t\n\r])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * The task's text as the agent may work on it.
 *
 * @throws TaskError `invalid_input` saying what is wrong with it
 */
export function validateInput(input: string): string {
  const text = input.normalize('NFC').trim();
  if (text === '') {
    throw new TaskError(
      'invalid_input',
      'input is empty; say what is to be done',
    );
  }
  if (text.length > longestInput) {
    throw new TaskError(
      'invalid_input',
      `input has ${text.length} characters; at most ${longestInput} are taken`,
    );
  }
  if (hiddenText.test(text)) {
    throw new TaskError(
      'invalid_input',
      'input has control or invisible characters; send plain text',
    );
  }
  if (takeovers.some(pattern => pattern.test(text))) {
    throw new TaskError(
      'invalid_input',
      'input asks the agent to leave its instructions; say the task without that',
    );
  }
  return text;
}
