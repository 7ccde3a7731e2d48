import type { LocalRepository } from '../publish';
import { answersId, lockId } from '../lock';
import {
  completeService,
  serviceSource,
  type ServiceInput,
} from './completeService';
import type { ServiceTools } from './ServiceTools';
import type { StepContext } from './StepContext';

/** Publishes the service of the workspace to the repositories on this machine. */
export async function publishService(
  ctx: StepContext,
  tools: ServiceTools,
  service: ServiceInput,
): Promise<LocalRepository> {
  const { name } = service.answers;
  const { repository, made } = await tools.repositories.publish({
    name,
    lock: lockId(await serviceSource(ctx, service)),
    answers: answersId(service.answers),
    task: ctx.task.id,
    files: () => completeService(ctx, tools, service),
    message: `Start ${name}`,
  });
  ctx.logger.info(
    made
      ? `Made the repository ${repository.path}`
      : `The repository ${repository.path} was made from the same before, and is left as it is`,
  );
  return repository;
}
