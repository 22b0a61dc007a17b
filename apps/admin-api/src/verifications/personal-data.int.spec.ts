import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { AdminWorld, type Call, type Reply } from '../testing/admin-world.ts';
import { furnishedTenant, live, processBody, type FurnishedTenant } from '../testing/furnished-tenant.ts';

describe('verifications by personal data', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let serial = 0;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    const other = await furnishedTenant(world, 'other');
    await keep(acme.userId, 'badge');
    await keep(other.userId, 'only_theirs');
  }, 60_000);
  afterAll(() => world.stop());

  const call = (method: 'GET' | 'POST' | 'PUT', url: string, more: Call = {}): Promise<Reply> =>
    world.call(method, `${live}${url}`, { token: acme.administrator.token, ...more });
  const make = (type: string, parameters: object = {}): Promise<Reply> =>
    call('POST', '/verifications', { body: { name: `Datum ${(serial += 1)}`, type, parameters } });
  const faults = ({ json }: Reply): string[] =>
    (json['errors'] as { code: string; pointer: string }[]).map(({ code, pointer }) => `${code} ${pointer}`);
  /** As if somebody had written it with the user. */
  const keep = async (userId: string, attribute: string): Promise<void> => {
    await world.sql.query(
      `insert into tenant.user_attribute (tenant_id, environment, user_id, name, value_key)
        select tenant_id, environment, id, $2, '7' from tenant.app_user where id = $1`,
      [userId, attribute],
    );
  };
  const asking = (attribute: string) => ({ attribute, labels: { en: 'Your number' } });

  it.each([
    ['PR-B04', 'PR-B17', 'personal_data', '00000000-0000-7000-8000-000000000011'],
    ['PR-B03', 'PR-B16', 'personal_data_confirmation', '00000000-0000-7000-8000-000000000012'],
  ])(
    '%s %s saved as %s without parameters it has those of the house, and it names what users have',
    async (_, __, type, templateId) => {
      const plain = await make(type);
      expect([plain.status, plain.json['templateId'], plain.json['status']]).toEqual([
        ...[201, templateId, 'active'],
      ]);
      expect(plain.json['parameters']).toMatchObject({
        ...{ attribute: 'display_name', defaultLanguage: 'en' },
        labels: { en: 'Your full name', de: 'Ihr vollständiger Name' },
      });
      for (const attribute of ['badge', 'email'])
        expect((await make(type, asking(attribute))).status).toBe(201);
      const unknown = ['unknown-attribute /parameters/attribute'];
      for (const attribute of ['locker', 'only_theirs'])
        expect(faults(await make(type, asking(attribute)))).toEqual(unknown);
      const change = { name: `Changed ${type}`, parameters: asking('only_theirs') };
      const changed = await call('PUT', `/verifications/${plain.json['id']}`, { body: change });
      expect([changed.status, faults(changed)]).toEqual([422, unknown]);
      const kept = await call('GET', `/verifications/${plain.json['id']}`);
      expect(kept.json['parameters']).toEqual(plain.json['parameters']);
    },
  );

  it('S-83 no process comes in force with personal data as its only or first proof, unasked, or without an agent', async () => {
    await world.done('PUT', `${live}/credential-stores/${acme.storeId}/status`, {
      token: acme.credentialManager.token,
      body: { status: 'active' },
    });
    const datum = (await make('personal_data')).json['id'] as string;
    const confirmed = (await make('personal_data_confirmation')).json['id'] as string;
    const mail = acme.verificationId;
    const orders = [[datum], [datum, mail], [mail, confirmed], [confirmed, mail], [mail, datum]];
    const activated: string[] = [];
    for (const risk of [false, true]) {
      for (const [place, order] of orders.entries()) {
        const { applicationId, storeId, verificationId } = acme;
        const draft = processBody(`Datum ${(serial += 1)}`, { applicationId, storeId, verificationId });
        const verifications = order.map((id, index) => ({ verificationId: id, order: index + 1 }));
        const body = { ...draft, policy: { ...draft.policy, verifications } };
        const { id } = (await call('POST', '/processes', { body })).json;
        const accepted = { kind: 'personal_data', text: 'Until May.' };
        if (risk) await call('POST', `/processes/${id}/risks`, { body: accepted });
        const { status } = await call('POST', `/processes/${id}/activate`);
        if (status < 300) activated.push(`${place} ${risk}`);
      }
    }
    const unsafe = activated.filter((each) => each !== '4 true').length;
    figure(
      `flows passing on personal data alone, first, unasked or without an agent = ${unsafe} (must be 0)`,
    );
    expect(activated).toEqual(['4 true']);
  });
});
