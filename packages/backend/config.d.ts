/** Configuration of what this repository's own backend adds to Backstage. */
export interface Config {
  auth?: {
    providers?: {
      /**
       * People whom the sign-in page offers, with no password. Used only when
       * NODE_ENV and `auth.environment` are both `development`.
       *
       * @visibility backend
       */
      examplePeople?: {
        /** In the order in which the sign-in page shows them. */
        people: Array<{
          /** Names the person in the sign-in call, for example `developer`. */
          id: string;
          /** The role, as the sign-in page shows it. */
          title: string;
          /** What the role may do, in a sentence. */
          description: string;
          /** The `User` entity to sign in as. Its groups decide its role. */
          userEntityRef: string;
        }>;
      };
    };
  };

  permission?: {
    /**
     * Who has which role, as full entity refs of users or groups. A signed-in
     * person who is named by none of the lists is a member.
     *
     * @visibility backend
     */
    roles?: {
      /** May read and nothing else. */
      guests?: string[];
      /** May approve rollouts, grant exemptions and sign attestations. */
      teamLeads?: string[];
      /** May operate rollouts, and remove entities and locations they do not own. */
      releaseManagers?: string[];
    };
  };
}
