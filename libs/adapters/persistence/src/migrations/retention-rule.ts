/** What may be removed of a tenant's table, and from when on. `besides` narrows it further: it begins with `and`. */
export function retentionRule(table: string, column: string, old: string, besides = ''): string[] {
  return [
    ...retentionGrants(`tenant.${table}`, column, old, besides),
    `create index ${table}_retention on tenant.${table} (${column})`,
  ];
}

/** The role of the queue can see and delete nothing else. The table is named with its schema. */
export function retentionGrants(table: string, column: string, old: string, besides = ''): string[] {
  const served = `${column} < now() - interval '${old}' ${besides}`;
  return [
    `create policy retention on ${table} for delete to latchkey_queue using (${served})`,
    `create policy retention_look on ${table} for select to latchkey_queue using (${served})`,
    `grant delete, select (${column}) on ${table} to latchkey_queue`,
  ];
}
