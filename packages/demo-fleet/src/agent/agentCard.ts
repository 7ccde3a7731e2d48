import { InstanceDefinition } from '../catalog/InstanceDefinition';
import { Profile } from '../profiles/profileSchema';

/** What the agent says about itself, in the form of an A2A agent card. */
export function agentCard(options: {
  definition: InstanceDefinition;
  profile: Profile;
  version: string;
  url: string;
}) {
  const { definition, profile, version, url } = options;
  return {
    protocolVersion: '0.3.0',
    name: definition.title,
    description: definition.description,
    version,
    url,
    preferredTransport: 'HTTP+JSON',
    capabilities: { streaming: false, pushNotifications: false },
    defaultInputModes: ['application/json'],
    defaultOutputModes: ['application/json'],
    skills: [...profile.features.used, ...profile.features.unused].map(id => ({
      id,
      name: id.replace(/-/g, ' '),
      description: `${definition.title} can ${id.replace(/-/g, ' ')}`,
      tags: [definition.agent],
    })),
  };
}
