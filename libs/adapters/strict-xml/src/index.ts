export * from './xml-reader.ts';
export * from './xml-text.ts';
