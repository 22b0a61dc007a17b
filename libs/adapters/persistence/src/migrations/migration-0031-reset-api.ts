import { Migration } from '@mikro-orm/migrations';

/** Recoveries that a tenant's own application carries, and links that administrators have mailed. */
export class Migration0031ResetApi extends Migration {
  override up(): void {
    const statements = [
      `alter table tenant.reset_request add column notice_withheld boolean not null default false`,
      `alter table tenant.reset_request drop constraint reset_request_kind_check`,
      `alter table tenant.reset_request add constraint reset_request_kind_check
        check (kind in ('self_service', 'administrator_link', 'service_desk', 'change_password'))`,
      `alter table tenant.application add column reset_page_url text`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
