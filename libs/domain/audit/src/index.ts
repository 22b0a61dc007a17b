export * from './audit-entry.ts';
export * from './list-export/list-export.ts';
export * from './list-export/list-exports.ts';
export * from './parts.ts';
export * from './use-cases/find-audit-entries.ts';
export * from './use-cases/record-list-export.ts';
