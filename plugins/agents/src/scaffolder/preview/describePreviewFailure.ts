import { ResponseError } from '@backstage/errors';

/** Says in words why there is no preview, and what to do. */
export function describePreviewFailure(error: Error): string {
  if (!(error instanceof ResponseError)) {
    return `The portal could not be reached: ${error.message}. Check the connection.`;
  }
  const { message } = error.cause;
  switch (error.statusCode) {
    case 400:
      return `${message.replace(/\.?$/, '.')} Go back and change it.`;
    case 401:
      return 'Your session has ended. Sign in again.';
    case 403:
      return 'You may not use this template.';
    default:
      return `The preview failed (${error.statusCode}): ${message}. You can go on without it: everything is checked again before it is published.`;
  }
}
