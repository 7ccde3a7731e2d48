/** An HTTP answer that is an error, as the agents client rejects with it. @public */
export class MockResponseError extends Error {
  readonly statusCode: number;

  constructor(
    statusCode: number,
    message = `Request failed with ${statusCode}`,
  ) {
    super(message);
    this.name = 'ResponseError';
    this.statusCode = statusCode;
  }
}
