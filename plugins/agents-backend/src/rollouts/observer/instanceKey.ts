/** Names an instance in a map. */
export function instanceKey(instance: {
  agentRef: string;
  environmentRef: string;
}): string {
  return `${instance.agentRef}\n${instance.environmentRef}`;
}
