export { type RenderedFile, renderSkeleton } from './renderSkeleton';
export { TemplateError, TemplateRenderer } from './TemplateRenderer';
