import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  FindProvisionedGroup,
  mostMembersTold,
  searchedGroupFields,
  SearchGroups,
  TooManyMembers,
  type Found,
  type GroupField,
  type ProvisionedGroupView,
} from '@latchkey/identity';
import { NotFound, Permissions, TenantContext } from '@latchkey/kernel';
import { Reads } from '../read-models/reads.ts';
import type { ColumnValue, Place } from '../unit-of-work/row-batch.ts';
import { criterionSql, type SearchedColumn } from './criterion-sql.ts';

type Plain = Omit<ProvisionedGroupView, 'members'>;
type Member = NonNullable<ProvisionedGroupView['members']>[number] & { readonly groupId: string };

const view = `t.id, t.name, t.external_id as "externalId", t.created_at as "createdAt", t.version`;
const membersOf = `from tenant.group_member m join tenant.app_user u
  on u.tenant_id = m.tenant_id and u.environment = m.environment and u.id = m.user_id`;

const columns: Readonly<Record<GroupField, Omit<SearchedColumn, 'kind'>>> = {
  id: { sql: 't.id' },
  externalId: { sql: 't.external_id' },
  name: { sql: 't.name', key: 't.name_key' },
  createdAt: { sql: 't.created_at' },
  member: {
    sql: `exists (select 1 from tenant.group_member m where m.tenant_id = t.tenant_id
      and m.environment = t.environment and m.group_id = t.id and m.user_id = ?)`,
  },
};

/** Who belongs to groups: read beside them, and only while few enough. */
export class MemberLists {
  constructor(private readonly reads: Reads) {}

  /** Throws TooManyMembers. */
  async with(groups: readonly Plain[], wanted: boolean): Promise<ProvisionedGroupView[]> {
    if (!wanted) return groups.map((group) => ({ ...group, members: null }));
    const members = await this.reads.rows<Member>(
      `select m.group_id as "groupId", u.id, u.display_name as name ${membersOf}
        where m.group_id = any ($1::uuid[]) order by m.group_id, u.id limit $2`,
      [groups.map(({ id }) => id), mostMembersTold + 1],
    );
    if (members.length > mostMembersTold) throw new TooManyMembers();
    const byGroup = Map.groupBy(members, ({ groupId }) => groupId);
    return groups.map((group) => ({
      ...group,
      members: (byGroup.get(group.id) ?? []).map(({ id, name }) => ({ id, name })),
    }));
  }
}

@QueryHandler(SearchGroups)
export class SearchGroupsHandler implements IQueryHandler<SearchGroups> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
    private readonly members: MemberLists,
  ) {}

  async execute({ search }: SearchGroups): Promise<Found<ProvisionedGroupView>> {
    this.permissions.require(TenantContext.current().actor, 'user:provision');
    const { criterion, window, order, descending } = search;
    const values: ColumnValue[] = [];
    const place: Place = (value) => `$${values.push(value)}`;
    const columnOf = (field: GroupField) => ({ ...columns[field], kind: searchedGroupFields[field] });
    const where = criterion ? criterionSql(criterion, columnOf, place) : 'true';
    const [counted] = await this.reads.rowsOnce<{ total: number }>(
      `select count(*)::int as total from tenant.user_group t where ${where}`,
      values,
    );
    const total = counted?.total ?? 0;
    if (window.count === 0 || window.start >= total) return { total, items: [] };
    const direction = descending ? 'desc' : 'asc';
    const groups = await this.reads.rowsOnce<Plain>(
      `select ${view} from tenant.user_group t where ${where}
        order by ${order === 'name' ? `t.name_key ${direction}, ` : ''}t.id ${direction}
        limit ${place(window.count)}::int offset ${place(window.start)}::int`,
      values,
    );
    return { total, items: await this.members.with(groups, search.withMembers) };
  }
}

@QueryHandler(FindProvisionedGroup)
export class FindProvisionedGroupHandler implements IQueryHandler<FindProvisionedGroup> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
    private readonly members: MemberLists,
  ) {}

  async execute({ groupId, withMembers }: FindProvisionedGroup): Promise<ProvisionedGroupView> {
    this.permissions.require(TenantContext.current().actor, 'user:provision');
    const text = `select ${view} from tenant.user_group t where t.id = $1`;
    const [group] = await this.members.with(await this.reads.rows<Plain>(text, [groupId]), withMembers);
    if (!group) throw new NotFound();
    return group;
  }
}
