import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  FindProvisionedUser,
  kindOfUserField,
  SearchUsers,
  type Found,
  type ProvisionedUserView,
  type UserField,
  type UserSearchOrder,
} from '@latchkey/identity';
import { NotFound, Permissions, TenantContext } from '@latchkey/kernel';
import { Reads } from '../read-models/reads.ts';
import type { ColumnValue, Place } from '../unit-of-work/row-batch.ts';
import { criterionSql, type SearchedColumn } from './criterion-sql.ts';

const alive = `t.status <> 'erased'`;
const view = `t.id, t.user_name as "userName", t.email, t.display_name as "displayName", t.privileged,
  t.store_id as "storeId", t.attributes, t.status, t.external_id as "externalId", t.created_at as "createdAt", t.version,
  coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name)
    from tenant.group_member m join tenant.user_group g
      on g.tenant_id = m.tenant_id and g.environment = m.environment and g.id = m.group_id
    where m.tenant_id = t.tenant_id and m.environment = t.environment and m.user_id = t.id), '[]') as groups`;

const columns: Readonly<Record<string, Omit<SearchedColumn, 'kind'>>> = {
  id: { sql: 't.id' },
  externalId: { sql: 't.external_id' },
  userName: { sql: 't.user_name', key: 't.user_name_key' },
  email: { sql: 't.email', key: 't.email_key' },
  displayName: { sql: 't.display_name' },
  active: { sql: `(t.status = 'active')` },
  createdAt: { sql: 't.created_at' },
  group: {
    sql: `exists (select 1 from tenant.group_member m where m.tenant_id = t.tenant_id
      and m.environment = t.environment and m.user_id = t.id and m.group_id = ?)`,
  },
};

function columnOf(field: UserField, place: Place): SearchedColumn {
  const known = Object.hasOwn(columns, field) ? columns[field] : undefined;
  const sql = known ?? { sql: `t.attributes ->> ${place(field.slice('attribute.'.length))}::text` };
  return { ...sql, kind: kindOfUserField(field) };
}

const orders: Readonly<Record<UserSearchOrder, string>> = {
  created: 't.id',
  userName: 't.user_name_key',
  displayName: 't.display_name',
};

@QueryHandler(SearchUsers)
export class SearchUsersHandler implements IQueryHandler<SearchUsers> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ search }: SearchUsers): Promise<Found<ProvisionedUserView>> {
    this.permissions.require(TenantContext.current().actor, 'user:provision');
    const { criterion, window, order, descending } = search;
    const values: ColumnValue[] = [];
    const place: Place = (value) => `$${values.push(value)}`;
    const where = criterion ? `${alive} and ${criterionSql(criterion, columnOf, place)}` : alive;
    const [counted] = await this.reads.rowsOnce<{ total: number }>(
      `select count(*)::int as total from tenant.app_user t where ${where}`,
      values,
    );
    const total = counted?.total ?? 0;
    if (window.count === 0 || window.start >= total) return { total, items: [] };
    const direction = descending ? 'desc' : 'asc';
    const items = await this.reads.rowsOnce<ProvisionedUserView>(
      `select ${view} from tenant.app_user t where ${where} order by ${orders[order]} ${direction}, t.id ${direction}
        limit ${place(window.count)}::int offset ${place(window.start)}::int`,
      values,
    );
    return { total, items };
  }
}

@QueryHandler(FindProvisionedUser)
export class FindProvisionedUserHandler implements IQueryHandler<FindProvisionedUser> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ userId }: FindProvisionedUser): Promise<ProvisionedUserView> {
    this.permissions.require(TenantContext.current().actor, 'user:provision');
    const text = `select ${view} from tenant.app_user t where t.id = $1 and ${alive}`;
    const [user] = await this.reads.rows<ProvisionedUserView>(text, [userId]);
    if (!user) throw new NotFound();
    return user;
  }
}
