export * from './access-control/access-condition.ts';
export * from './access-control/access-control.ts';
export * from './access-control/condition-faults.ts';
export * from './access-log/access-log-entry.ts';
