import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld, type Reply } from '../testing/admin-world.ts';
import { csvRows } from '../testing/csv-rows.ts';
import { workThroughBatch } from '../testing/import-batches.ts';
import { ScimDirectory } from '../testing/scim-directory.ts';

interface Report {
  readonly id: string;
  readonly state: string;
  readonly [count: string]: unknown;
}
interface Fault {
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
}

const header = 'userName,email,displayName,externalId,active,attributes.badge';

describe('users out of a file', () => {
  let world: AdminWorld;
  let acme: ScimDirectory;
  let globex: ScimDirectory;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await ScimDirectory.begin(world, 'acme');
    globex = await ScimDirectory.begin(world, 'globex');
  }, 60_000);
  afterAll(() => world.stop());

  const send = (file: string | Buffer, query = '', house = acme, type = 'text/csv'): Promise<Reply> =>
    world.call('POST', `/v1/environments/live/user-imports?storeId=${house.place.storeId}${query}`, {
      token: house.place.administrator,
      raw: file as string,
      headers: { 'content-type': type },
      key: null,
    });
  const report = async (id: string): Promise<Report> =>
    (await acme.staff('GET', `/user-imports/${id}`)).json as unknown as Report;

  const batch = (importId: string) => workThroughBatch(world, acme.place.tenantId, importId);
  const worked = async (file: string, query = ''): Promise<{ report: Report; faults: Fault[] }> => {
    const { json, status, text } = await send(file, query);
    if (status !== 202) throw new Error(text);
    const { id } = json as unknown as Report;
    for (let n = 0; n < 50 && (await report(id)).state === 'running'; n += 1) await batch(id);
    const { items } = (await acme.staff('GET', `/user-imports/${id}/faults?limit=100`)).json;
    const faults = (items as Fault[]).map(({ row, column, code }) => ({ row, column, code }));
    return { report: await report(id), faults };
  };
  const userOf = async (name: string): Promise<Record<string, unknown> | undefined> => {
    const { items } = (await acme.staff('GET', `/users?identifier=${encodeURIComponent(name)}`)).json;
    return (items as Record<string, unknown>[])[0];
  };
  const trail = async (): Promise<unknown[]> =>
    (
      await world.sql.query(
        `select id from tenant.audit_entry where action like 'identity.user.%' order by id`,
      )
    ).rows;

  it('BY-21 are made, changed or left as they are; the same file again changes nothing', async () => {
    await acme.done('POST', '/Users', { userName: 'Old', displayName: 'Old One', emails: 'old@m.example' });
    const file = [
      `\ufeff${header}`,
      'ada,ada@m.example,Ada Lovelace,x-1,true,7',
      'old,new@m.example,,x-2,FALSE,8',
      'bare,bare@m.example,,,,',
      '"quo""ted",q@m.example,"Two, lines",,,"=HYPERLINK(""x"")"',
    ].join('\r\n');
    const first = await worked(file);
    expect(first).toMatchObject({
      report: { state: 'ended', rows: 4, rowsDone: 4, created: 3, changed: 1, unchanged: 0, failed: 0 },
      faults: [],
    });
    expect(await userOf('ada')).toMatchObject({
      ...{ email: 'ada@m.example', displayName: 'Ada Lovelace', attributes: { badge: '7' } },
      ...{ storeId: acme.place.storeId, status: 'active' },
    });
    expect(await userOf('old')).toMatchObject({
      ...{ userName: 'old', email: 'new@m.example', displayName: 'Old One', status: 'disabled' },
    });
    expect(await userOf('bare')).toMatchObject({ displayName: 'bare', attributes: {}, status: 'active' });
    expect(await userOf('quo"ted')).toMatchObject({ attributes: { badge: '=HYPERLINK("x")' } });
    const before = await trail();
    const again = await worked(file);
    expect(again.report).toMatchObject({ created: 0, changed: 0, unchanged: 4, failed: 0 });
    expect(await trail()).toEqual(before);
    const kept = await world.sql.query(
      `select 1 from tenant.user_import_part union all select 1 from tenant.user_import_key`,
    );
    expect(kept.rowCount).toBe(0);
  });

  it('BY-21 each row that is wrong says where and why, and the others are carried out', async () => {
    await acme.done('POST', '/Users', { userName: 'there', externalId: 'there', emails: 'there@m.example' });
    const file = [
      header,
      'good,good@m.example,,,,',
      ',nameless@m.example,,,,',
      'noaddress,not an address,,,,',
      'spoof,spoof@m.example,a\u202eb,,,',
      'few,few@m.example',
      'many,many@m.example,,,,,,',
      'active,active@m.example,,,perhaps,',
      'badge,badge@m.example,,,,\u200b',
      'GOOD,other@m.example,,,,',
      'other,Good@m.example,,,,',
      'good2,good2@m.example,,twice,,',
      'good3,good3@m.example,,twice,,',
      'new1,there@m.example,,,,',
      'new2,new2@m.example,,there,,',
      'last,last@m.example,,,,',
    ].join('\n');
    const { report: told, faults } = await worked(file);
    expect(told).toMatchObject({ rows: 15, created: 3, failed: 12 });
    expect(faults).toEqual([
      { row: 2, column: 'userName', code: 'identifier' },
      { row: 3, column: 'email', code: 'mail-address' },
      { row: 4, column: 'displayName', code: 'invalid-text' },
      { row: 5, column: null, code: 'cells' },
      { row: 6, column: null, code: 'cells' },
      { row: 7, column: 'active', code: 'not-a-choice' },
      { row: 8, column: 'attributes.badge', code: 'identifier' },
      { row: 9, column: null, code: 'duplicate-in-file' },
      { row: 10, column: null, code: 'duplicate-in-file' },
      { row: 12, column: null, code: 'duplicate-in-file' },
      { row: 13, column: null, code: 'taken' },
      { row: 14, column: null, code: 'taken' },
    ]);
    for (const name of ['good', 'good2', 'last'])
      expect([name, await userOf(name)]).toEqual([name, expect.anything()]);
    const files = await world.call('GET', `/v1/environments/live/user-imports/${told.id}/faults`, {
      ...{ token: acme.place.administrator, headers: { accept: 'text/csv' } },
    });
    const rows = csvRows(files.text);
    expect([rows.length, rows[0]]).toEqual([13, ['id', 'row', 'column', 'code', 'detail']]);
  });

  it('BY-21 a dry run tells the same and changes nothing', async () => {
    await acme.done('POST', '/Users', { userName: 'dry', emails: 'dry@m.example' });
    const file = [
      header,
      'dry,dry@m.example,Changed,,,',
      'wet,wet@m.example,,,,',
      'Wet,w@m.example,,,,',
      'x,y,,,,',
    ].join('\n');
    const before = await trail();
    const rehearsal = await worked(file, '&dryRun=true');
    expect(rehearsal.report).toMatchObject({ dryRun: true, created: 1, changed: 1, failed: 2 });
    expect(await trail()).toEqual(before);
    expect(await userOf('wet')).toBeUndefined();
    expect(await userOf('dry')).toMatchObject({ displayName: 'dry', version: 1 });
    const real = await worked(file, '&dryRun=false');
    expect(real.report).toMatchObject({ created: 1, changed: 1, failed: 2 });
    expect(real.faults).toEqual(rehearsal.faults);
  });

  it('BY-21 a batch that breaks off leaves nothing of itself, and the next one goes on where the last one ended', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => `many${n},many${n}@m.example,,,,`);
    const { json } = await send([header, ...rows].join('\n'));
    const { id } = json as unknown as Report;
    await batch(id);
    expect(await report(id)).toMatchObject({ state: 'running', rowsDone: 100, created: 100 });
    await world.sql.query(
      `alter table tenant.app_user add constraint broken check (user_name <> 'many150') not valid`,
    );
    await expect(batch(id)).rejects.toThrow();
    expect(await report(id)).toMatchObject({ rowsDone: 100, created: 100 });
    await world.sql.query(`alter table tenant.app_user drop constraint broken`);
    for (let n = 0; n < 3; n += 1) await batch(id);
    expect(await report(id)).toMatchObject({ state: 'ended', rowsDone: 250, created: 250, failed: 0 });
  });

  it('BY-21 of ten files at once in one environment one is taken; another tenant’s is not in its way', async () => {
    const file = `${header}\nrace,race@m.example,,,,`;
    const replies = await Promise.all(Array.from({ length: 10 }, () => send(file)));
    const taken = replies.filter(({ status }) => status === 202);
    expect(taken).toHaveLength(1);
    const others = replies.filter(({ status }) => status !== 202);
    for (const { status } of others) expect(status).toBe(409);
    expect((await send(file, '', globex)).status).toBe(202);
    const foreign = await globex.staff('GET', `/user-imports/${String(taken[0]?.json['id'])}`);
    expect(foreign.status).toBe(404);
    await batch(String(taken[0]?.json['id']));
    expect((await send(file)).status).toBe(202);
    const { items } = (await acme.staff('GET', '/user-imports')).json as { items: Report[] };
    await batch(items[0]?.id ?? '');
  });

  it('BY-21 a file that cannot be read is refused as a whole, and the next one is not in its way', async () => {
    const files: [string | Buffer, string][] = [
      ['', 'empty'],
      [`${header}\n"open`, 'csv'],
      ['userName,email,password\n', 'unknown-column'],
      [Buffer.from('userName,email\nzo\xeb,z@m.example', 'latin1'), 'encoding'],
    ];
    for (const [file, code] of files) {
      const { status, json } = await send(file);
      expect([code, status, (json['errors'] as Fault[])[0]?.code]).toEqual([code, 422, code]);
    }
    const { items } = (await acme.staff('GET', '/user-imports?limit=4')).json as { items: Report[] };
    expect(items.map(({ state }) => state)).toEqual(files.map(() => 'abandoned'));
    for (const type of [
      'text/plain',
      'application/json',
      'text/csv; charset=utf-16',
      'application/scim+json',
    ])
      expect([type, [415, 422]]).toEqual([
        type,
        expect.arrayContaining([(await send('x', '', acme, type)).status]),
      ]);
    const elsewhere = await world.call('POST', '/v1/environments/live/groups', {
      ...{ token: acme.place.administrator, raw: 'name\nx', headers: { 'content-type': 'text/csv' } },
    });
    expect(elsewhere.status).toBe(415);
    const unknown = await send(`${header}\n`, '', {
      place: { ...acme.place, storeId: globex.place.storeId },
    } as ScimDirectory);
    expect([unknown.status, (unknown.json['errors'] as Fault[])[0]]).toMatchObject([
      422,
      { code: 'unknown' },
    ]);
  });
});
