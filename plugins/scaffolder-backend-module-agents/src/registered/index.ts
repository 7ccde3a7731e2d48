export { registerPreviewAction } from './registerPreviewAction';
export { registerValidateAction } from './registerValidateAction';
