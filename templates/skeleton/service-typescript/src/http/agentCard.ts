import { agent, version } from '../agent.ts';
import type { EnvironmentName } from '../AgentFacts.ts';
import type { ToolDefinition } from '../model/Model.ts';

export const a2aPath = '/a2a';

/** What the agent says about itself to other agents: an A2A agent card, version 1.0. */
export function agentCard(options: {
  environment: EnvironmentName;
  tools: ToolDefinition[];
}) {
  return {
    name: agent.title,
    description: agent.description,
    version,
    supportedInterfaces: [
      {
        url: `${agent.urls[options.environment]}${a2aPath}`,
        protocolBinding: 'HTTP+JSON',
        protocolVersion: '1.0',
      },
    ],
    capabilities: { streaming: false, pushNotifications: false },
    defaultInputModes: ['text/plain'],
    defaultOutputModes: ['text/plain'],
    skills: [
      {
        id: agent.name,
        name: agent.title,
        description: agent.description,
        tags: [agent.family],
      },
      ...options.tools.map(tool => ({
        id: tool.name,
        name: tool.name.replaceAll('-', ' '),
        description: tool.description,
        tags: [agent.family, 'tool'],
      })),
    ],
  };
}
