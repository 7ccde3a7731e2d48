export interface Config {
  app?: {
    signIn?: {
      /**
       * The providers that the sign-in page offers, in this order: `atlassian`, `bitbucket`,
       * `bitbucketServer`, `github`, `gitlab`, `google`, `microsoft`, `okta`, `onelogin`,
       * `openshift` or `vmwareCloud`. Each needs its `auth.providers` entry and backend module.
       *
       * @deepVisibility frontend
       */
      providers?: string[];
    };
  };
}
