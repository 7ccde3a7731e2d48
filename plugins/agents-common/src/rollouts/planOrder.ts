/** What must come before what. */
export interface PlanOrder {
  /** Ids in an order in which everything comes after what it depends on. */
  order: string[];
  /** What each depends on, without what would go round in a circle. */
  dependsOn: Map<string, string[]>;
  /** Dependencies that were left out, as they go round in a circle: `from` goes first. */
  dropped: Array<{ from: string; to: string }>;
}

/**
 * Puts things into an order in which each comes after what it depends on; where nothing decides, in
 * the order of `ids`. A circle is broken at the dependency that closes it when walked from the first
 * of its members, so that the same things always give the same order. What an id depends on and is
 * not among the ids does not matter.
 */
export function planOrder(
  ids: readonly string[],
  dependencies: ReadonlyMap<string, readonly string[]>,
): PlanOrder {
  const known = new Set(ids);
  const order: string[] = [];
  const dependsOn = new Map<string, string[]>();
  const dropped: PlanOrder['dropped'] = [];
  const underWay = new Set<string>();
  const visit = (id: string): void => {
    if (dependsOn.has(id)) return;
    underWay.add(id);
    const kept: string[] = [];
    dependsOn.set(id, kept);
    for (const other of new Set(dependencies.get(id) ?? [])) {
      if (!known.has(other)) continue;
      if (underWay.has(other)) {
        if (other !== id) dropped.push({ from: id, to: other });
        continue;
      }
      kept.push(other);
      visit(other);
    }
    underWay.delete(id);
    order.push(id);
  };
  for (const id of ids) visit(id);
  return { order, dependsOn, dropped };
}
