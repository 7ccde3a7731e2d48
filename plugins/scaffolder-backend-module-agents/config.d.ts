export interface Config {
  agents?: {
    scaffolder?: {
      /**
       * Folder for the Git repositories that agent services are published to when no Git host is
       * chosen, relative to the backend's process. The scaffolder writes it and the catalog reads
       * it. Default `.data/repositories`.
       *
       * @visibility backend
       */
      localRepositories?: string;
    };
  };
}
