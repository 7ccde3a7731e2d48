import type {
  TrafficCommand,
  TrafficInstance,
  TrafficObservation,
} from '@agent-portal/plugin-agents-node';
import { z } from 'zod';

/** What is sent for a command. */
export interface WebhookCommand {
  version: 1;
  instance: {
    agent: string;
    environment: string;
    url: string;
    namespace?: string;
    name?: string;
    cluster?: string;
  };
  command: {
    id: string;
    rollout: string;
    fence: number;
    candidate: string;
    stable?: string;
    target: TrafficCommand['target'];
  };
}

const versionSchema = z.string().min(1).max(120);

/** What is answered to the question how the traffic of an instance goes. */
export const webhookTrafficSchema = z.object({
  weight: z.number().min(0).max(100),
  stable: versionSchema.optional(),
  candidate: versionSchema.optional(),
  former: versionSchema.optional(),
  fence: z.number().int().min(0).optional(),
  problem: z.string().min(1).max(1_000).optional(),
});

export function toWebhookCommand(
  instance: TrafficInstance,
  command: TrafficCommand,
): WebhookCommand {
  return {
    version: 1,
    instance: {
      agent: instance.agentRef,
      environment: instance.environmentRef,
      url: instance.url,
      ...instance.settings,
    },
    command: {
      id: command.id,
      rollout: command.rolloutId,
      fence: command.fence,
      candidate: command.candidate,
      stable: command.stable,
      target: command.target,
    },
  };
}

/** The question how the traffic of an instance goes, as a query. */
export function toWebhookQuery(instance: TrafficInstance): string {
  return new URLSearchParams({
    agent: instance.agentRef,
    environment: instance.environmentRef,
    ...instance.settings,
  }).toString();
}

export function fromWebhookTraffic(
  traffic: z.output<typeof webhookTrafficSchema>,
  at: number,
): TrafficObservation {
  return { status: 'ok', at, ...traffic };
}
