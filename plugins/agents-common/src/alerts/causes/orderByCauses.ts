/** Something with what it is a consequence of. */
export interface Caused {
  fingerprint: string;
  /** When it began, ms since 1970. */
  since: number;
  causes: readonly string[];
}

interface Visit {
  node: Caused;
  /** Those of its causes that are there. */
  causes: string[];
  next: number;
}

/**
 * Everything in an order in which causes come before their consequences, with the causes that are
 * left. Causes that are not there, and itself, are dropped. Of things that cause each other, the one
 * that began first is the cause of the others: else nobody would be told of any of them.
 *
 * Takes time in proportion to things and causes (Tarjan, "Depth-first search and linear graph
 * algorithms", 1972), without recursion: the depth of hostile data must not be that of ours.
 */
export function orderByCauses(nodes: readonly Caused[]): Map<string, string[]> {
  const byFingerprint = new Map(nodes.map(node => [node.fingerprint, node]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const ordered = new Map<string, string[]>();

  function enter(node: Caused): Visit {
    const key = node.fingerprint;
    index.set(key, index.size);
    low.set(key, index.size - 1);
    open.push(key);
    isOpen.add(key);
    const causes = [...new Set(node.causes)]
      .filter(cause => cause !== key && byFingerprint.has(cause))
      .sort();
    return { node, causes, next: 0 };
  }

  function lower(key: string, value: number | undefined): void {
    low.set(key, Math.min(low.get(key) ?? 0, value ?? Infinity));
  }

  function leave(visit: Visit, above: Visit | undefined): void {
    const key = visit.node.fingerprint;
    if (low.get(key) === index.get(key)) {
      const members: Caused[] = [];
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        isOpen.delete(member);
        const found = byFingerprint.get(member);
        if (found) members.push(found);
        if (member === key) break;
      }
      settle(members, byFingerprint, ordered);
    }
    if (above) lower(above.node.fingerprint, low.get(key));
  }

  for (const node of byFingerprint.values()) {
    if (index.has(node.fingerprint)) continue;
    const stack = [enter(node)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const cause = byFingerprint.get(top.causes[top.next] ?? '');
      if (!cause) {
        stack.pop();
        leave(top, stack.at(-1));
        continue;
      }
      top.next += 1;
      if (!index.has(cause.fingerprint)) stack.push(enter(cause));
      else if (isOpen.has(cause.fingerprint)) {
        lower(top.node.fingerprint, index.get(cause.fingerprint));
      }
    }
  }
  return ordered;
}

/** Puts things that cause each other in order, the first to begin before the others. */
function settle(
  members: Caused[],
  known: ReadonlyMap<string, Caused>,
  ordered: Map<string, string[]>,
): void {
  members.sort(
    (a, b) => a.since - b.since || (a.fingerprint < b.fingerprint ? -1 : 1),
  );
  const [first] = members;
  const together = new Set(members.map(member => member.fingerprint));
  for (const member of members) {
    const outside = [...new Set(member.causes)].filter(
      cause => known.has(cause) && !together.has(cause),
    );
    ordered.set(
      member.fingerprint,
      member === first
        ? outside.sort()
        : [first.fingerprint, ...outside].sort(),
    );
  }
}
