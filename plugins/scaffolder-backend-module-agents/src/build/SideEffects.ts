/**
 * Everything that changes something outside a task's workspace goes through here, one
 * named effect at a time. Between any two of them the process may end.
 */
export interface SideEffects {
  run<T>(name: string, effect: () => Promise<T>): Promise<T>;
}

export const directSideEffects: SideEffects = {
  run: (_name, effect) => effect(),
};
