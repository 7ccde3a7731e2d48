interface Pattern {
  name: string;
  expression: RegExp;
  /** Whether a match is really one, where the expression cannot tell. */
  confirm?: (match: string) => boolean;
}

/** What must not leave the service; the order matters, the first match wins. */
const patterns: Pattern[] = [
  {
    name: 'private key',
    expression:
      /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  {
    name: 'access key',
    expression:
      /\b(sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|(AKIA|ASIA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|hvs\.[A-Za-z0-9_-]{20,})/g,
  },
  {
    name: 'token',
    expression: /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g,
  },
  {
    name: 'password',
    expression: /\b(?:password|passwd|secret|api[_-]?key)\s*[:=]\s*\S+/gi,
  },
  { name: 'email address', expression: /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g },
  {
    name: 'IBAN',
    expression: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g,
  },
  {
    name: 'card number',
    expression: /\b\d(?:[ -]?\d){12,18}\b/g,
    confirm: hasLuhnChecksum,
  },
];

/** Masks secrets and personal data in an answer, and says what was masked. */
export function filterOutput(text: string): { text: string; masked: string[] } {
  const masked = new Set<string>();
  let filtered = text;
  for (const { name, expression, confirm } of patterns) {
    filtered = filtered.replace(expression, match => {
      if (confirm && !confirm(match)) {
        return match;
      }
      masked.add(name);
      return `[${name} removed]`;
    });
  }
  return { text: filtered, masked: [...masked] };
}

function hasLuhnChecksum(match: string): boolean {
  const digits = [...match.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const value = index % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
