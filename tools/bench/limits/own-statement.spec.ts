import { describe, expect, it } from '@jest/globals';
import type { TracedStatement } from '../tracing/trace.ts';
import { pgbenchScript } from './own-statement.ts';

const tenant = '01a200ea-6a3a-7d3e-bf17-34be94665d00';

function traced(id: string, address: string, digest: string): TracedStatement[] {
  return [
    { text: `begin; select set_config('app.tenant_id', '${tenant}', true)`, values: [] },
    { text: 'select pg_notify($1)', values: ['x'] },
    {
      text: 'select id from tenant.app_user where email_key = $1 and store_id = $2',
      values: [address, tenant],
    },
    {
      text: 'with w0 as (insert into a values ($1, $2, $3)), w1 as (insert into b values ($1, $4, $5, $6)) select 1',
      values: [id, { bytes: digest }, `application:${tenant}`, null, 3, ["it's"]],
    },
    { text: 'commit', values: [] },
  ];
}

const script = pgbenchScript(
  traced('11111111-6a3a-7d3e-bf17-34be94665d00', 'load-000001@mail.example', 'aa'.repeat(32)),
  traced('22222222-6a3a-7d3e-bf17-34be94665d00', 'load-000002@mail.example', 'bb'.repeat(32)),
  500,
);

describe('pgbenchScript', () => {
  it('makes anew what differed, the same id once for all rows of a request', () => {
    expect(script).toContain('with made as materialized (select uuidv7() as u0), w0 as');
    expect(script.match(/\(select u0 from made\)/g)).toHaveLength(2);
    expect(script).toContain('sha256(uuid_send(gen_random_uuid()))');
    expect(script).not.toContain('22222222');
  });

  it('asks for an account by chance', () => {
    expect(script.startsWith('\\set account random(0, 499)\n')).toBe(true);
    expect(script).toContain(`email_key = ('load-' || lpad((:account)::text, 6, '0') || '@mail.example')`);
  });

  it('hides colons from pgbench and keeps quotes whole', () => {
    expect(script).toContain(`E'application\\x3a${tenant}'`);
    expect(script).toContain(`E'{"it''s"}'`);
  });

  it('is one transaction, statement by statement, without the notification', () => {
    const statements = script.trim().split(';\n');
    expect(statements).toHaveLength(5);
    expect(statements[0]).toContain('begin');
    expect(script.trim().endsWith('commit;')).toBe(true);
    expect(script).not.toContain('pg_notify');
  });
});
