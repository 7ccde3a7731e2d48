export * from './verdicts';
export * from './summarizeHealth';
