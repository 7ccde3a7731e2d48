const POLL_MS = 250;
const REQUEST_TIMEOUT_MS = 5_000;

/** Waits until a URL answers with a status below 400; says so, or throws, after `timeoutMs`. */
export async function waitUntilAnswers(url, { timeoutMs, signal }) {
  const deadline = Date.now() + timeoutMs;
  let lastAnswer = 'no answer';
  while (!signal?.aborted) {
    lastAnswer = await ask(url);
    if (lastAnswer === 'ready') {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `${url} is not ready after ${timeoutMs / 1000} s: ${lastAnswer}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}

async function ask(url) {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.status < 400 ? 'ready' : `status ${response.status}`;
  } catch (error) {
    return error.cause?.code ?? error.message;
  }
}
