/** A recipient of a policy for people. */
export function describeRecipient(to: string): string {
  if (to === 'owner') return 'the owner';
  return to === 'parent' ? 'the group above the owner' : to;
}
