/** A credential that can be told from other text by how it looks. */
export interface CredentialShape {
  kind: string;
  pattern: RegExp;
  /** Asks for more, where tests and manuals show the beginnings of credentials. */
  inFiles?: RegExp;
}

export const credentialShapes: CredentialShape[] = [
  {
    kind: 'a private key',
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    inFiles:
      /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\s|\\n)*[A-Za-z0-9+/=]{32}/,
  },
  { kind: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  {
    kind: 'a GitHub token',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/,
  },
  { kind: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{16,}/ },
  {
    kind: 'a model provider key',
    pattern: /\bsk-[A-Za-z0-9_-]{16,}/,
    inFiles: /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{24,}/,
  },
  { kind: 'a Google key', pattern: /\bAIza[0-9A-Za-z_-]{35}/ },
  { kind: 'a Slack token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}/ },
  { kind: 'a Vault token', pattern: /\bhvs\.[A-Za-z0-9_-]{24,}/ },
  {
    kind: 'a JSON web token',
    pattern: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./,
  },
  {
    kind: 'a password in an address',
    pattern: /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@'"$<{]*:[^\s:/@'"$<{]{6,}@/,
  },
];
