/** Acts that cannot be taken back; a person says yes to them first. */
const acts =
  /\b(delete|erase|remove|pay|transfer|refund|buy|publish|deploy|terminate|dismiss)\b/i;

/** Why a person has to approve the task, or undefined when nobody has to. */
export function findApprovalReason(input: string): string | undefined {
  const act = acts.exec(input)?.[0];
  return act === undefined
    ? undefined
    : `The task asks to "${act.toLowerCase()}", which a person has to approve`;
}

/** Whether the approval counts: nobody approves a task of their own. */
export function isApproved(task: {
  user: string;
  approvedBy?: string | undefined;
}): boolean {
  return task.approvedBy !== undefined && task.approvedBy !== task.user;
}
