export * from './patterns/import-pattern.ts';
export * from './patterns/pattern-list.ts';
