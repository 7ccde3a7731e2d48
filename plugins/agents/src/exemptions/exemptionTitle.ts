import type { Exemption } from '@agent-portal/plugin-agents-common';

/** What an exemption is from, as people call it. */
export function exemptionTitle(exemption: Exemption): string {
  const { type, check, checkTitle, environment } = exemption;
  return type === 'check'
    ? checkTitle ?? check ?? 'a check'
    : `the gate into ${environment ?? 'an environment'}`;
}
