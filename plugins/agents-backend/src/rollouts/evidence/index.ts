export { ScrapedReleaseEvidence } from './ScrapedReleaseEvidence';
