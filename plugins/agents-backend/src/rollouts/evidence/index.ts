export { ScrapedReleaseEvidence } from './ScrapedReleaseEvidence';
export { RoutedReleaseEvidence } from './RoutedReleaseEvidence';
export { ReleaseEvidenceRegistry } from './ReleaseEvidenceRegistry';
