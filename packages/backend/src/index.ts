import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// The app, served by the backend in production
backend.add(import('@backstage/plugin-app-backend'));

// Identity
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('./modules/examplePeople'));

// Permissions
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./modules/rolePolicy'));

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@agent-portal/plugin-catalog-backend-module-agents'));

// Agents
backend.add(import('@agent-portal/plugin-agents-backend'));
backend.add(import('@agent-portal/plugin-agents-backend-module-prometheus'));

// Search: in memory, and in the database where that is PostgreSQL
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// Scaffolder
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@agent-portal/plugin-scaffolder-backend-module-agents'));

// Settings, notifications, live updates
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-events-backend'));

// Registered actions, for AI clients
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
