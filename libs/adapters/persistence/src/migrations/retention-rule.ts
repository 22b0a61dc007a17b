/** What may be removed, and from when on: the role of the queue can see and delete nothing else of the table. */
export function retentionRule(table: string, column: string, old: string): string[] {
  return [
    `create policy retention on tenant.${table} for delete to latchkey_queue
      using (${column} < now() - interval '${old}')`,
    `create policy retention_look on tenant.${table} for select to latchkey_queue
      using (${column} < now() - interval '${old}')`,
    `grant delete, select (${column}) on tenant.${table} to latchkey_queue`,
    `create index ${table}_retention on tenant.${table} (${column})`,
  ];
}
