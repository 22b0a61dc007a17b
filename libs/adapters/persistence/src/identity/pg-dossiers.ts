import { Dossiers, type Dossier, type DossierRows } from '@latchkey/identity';
import { Transactions } from '../unit-of-work/transactions.ts';
import { dossierSections } from './dossier-sections.ts';

/** Rows of one section. Nobody has so many; who floods an account makes no answer without end. */
const mostRows = 10_000;

const section = (text: string): string =>
  `(select coalesce(json_agg(row), '[]') from (${text} limit ${mostRows + 1}) as row)`;

const sections = Object.entries(dossierSections)
  .map(([name, text]) => `'${name}', ${section(text)}`)
  .join(', ');

const ids = `select array_agg(id) from tenant.app_user where id = $1 or merged_into = $1`;

const recordText = `with of as materialized (select (${ids}) as ids)
  select now() as "exportedAt", json_build_object(
      'id', u.id, 'userName', u.user_name, 'email', u.email, 'displayName', u.display_name,
      'externalId', u.external_id, 'privileged', u.privileged, 'attributes', u.attributes, 'status', u.status,
      'createdAt', u.created_at, 'store', s.name, 'absorbedIds', array_remove((select ids from of), u.id)) as "user",
    json_build_object(${sections}) as sections
  from tenant.app_user u
  join tenant.credential_store s
    on s.tenant_id = u.tenant_id and s.environment = u.environment and s.id = u.store_id
  where u.id = $1`;

interface RecordRow {
  readonly exportedAt: Date;
  readonly user: Dossier['user'];
  readonly sections: Readonly<Record<string, DossierRows>>;
}

export class PgDossiers extends Dossiers {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async of(userId: string): Promise<Dossier> {
    const [found] = await this.transactions.current().query<RecordRow>(recordText, [userId]);
    if (!found) throw new Error('the user was there a moment ago');
    const all = Object.entries(found.sections);
    const shortened = all.filter(([, rows]) => rows.length > mostRows).map(([name]) => name);
    const kept = all.map(([name, rows]) => [name, rows.slice(0, mostRows)] as const);
    const { exportedAt, user } = found;
    return { exportedAt, user, sections: Object.fromEntries(kept), shortened };
  }
}
