export * from './audit-entry.ts';
export * from './use-cases/find-audit-entries.ts';
