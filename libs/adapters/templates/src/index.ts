export { CatalogueTexts } from './catalogue-texts.ts';
export { ReactMessageRenderer } from './react-message-renderer.ts';
