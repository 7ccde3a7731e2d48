/** What the Kubernetes API answered instead of what was asked for. */
export class KubernetesError extends Error {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.name = 'KubernetesError';
    this.status = status;
  }
}
