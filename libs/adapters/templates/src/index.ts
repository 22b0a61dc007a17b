export { ReactMessageRenderer } from './react-message-renderer.ts';
