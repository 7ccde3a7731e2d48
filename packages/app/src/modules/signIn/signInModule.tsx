import {
  ApiBlueprint,
  createFrontendModule,
  discoveryApiRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import {
  DefaultExamplePeopleApi,
  examplePeopleApiRef,
} from './ExamplePeopleApi';

const examplePeopleApi = ApiBlueprint.make({
  name: 'example-people',
  params: defineParams =>
    defineParams({
      api: examplePeopleApiRef,
      deps: { discoveryApi: discoveryApiRef },
      factory: ({ discoveryApi }) =>
        DefaultExamplePeopleApi.create({ discoveryApi }),
    }),
});

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: () => import('./SignInPage').then(module => module.SignInPage),
  },
});

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [examplePeopleApi, signInPage],
});
