/**
 * The kinds of hashes that wait in the environment, as one array. Each is one step through the index, however many
 * people have it.
 */
export const foreignKinds = `array(
    with recursive waiting (kind) as (
      select min(foreign_kind) from tenant.password_hash where foreign_kind is not null
      union all
      select (select min(h.foreign_kind) from tenant.password_hash h where h.foreign_kind > w.kind)
        from waiting w where w.kind is not null
    ) select kind from waiting where kind is not null)`;
