/** A condition on a label. */
export interface Matcher {
  label: string;
  operator: '=' | '!=' | '=~' | '!~';
  /** As it is meant, without quotes and escapes. */
  value: string;
}
