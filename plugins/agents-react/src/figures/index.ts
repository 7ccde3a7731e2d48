export * from './Figure';
export * from './KpiFigure';
export * from './RelativeTime';
export * from './TimeUntil';
export * from './ReleaseShares';
export * from './Sparkline';
export * from './UptimeBar';
export * from './useChangeFlash';
export { splitAtGaps, toSeries, type SeriesPoint } from './series';
