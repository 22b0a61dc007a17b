import { describe, expect, it } from '@jest/globals';
import type { StoreDescriptions } from '@latchkey/credentials';
import type { OutboundClient, Outcome } from '@latchkey/outbound';
import { RestStore } from '../rest/driver.ts';
import { restKind } from '../rest/testing/rest-kind.ts';
import { ScimStore } from '../scim/driver.ts';
import { scimKind } from '../scim/testing/scim-kind.ts';
import { SoapStore } from '../soap/driver.ts';
import { soapKind } from '../soap/testing/soap-kind.ts';
import { usualDeadline } from './conversation.ts';
import { HttpTroubles, troubleOf, type HttpTrouble } from './http-troubles.ts';

const secrets = ['Password of Ada 1', 'ada.lovelace', 'body-of-the-answer'] as const;
const [password, userName, body] = secrets;

class HeardTroubles extends HttpTroubles {
  readonly heard: HttpTrouble[] = [];
  tell(trouble: HttpTrouble): void {
    this.heard.push(trouble);
  }
}

const answered = (status: number): Outcome => ({
  ...{ kind: 'answered', status, headers: {} },
  body: Buffer.from(body),
});

describe('troubles with stores over HTTP', () => {
  it.each<[Outcome, string | undefined]>([
    [{ kind: 'unavailable', reason: 'not-connected' }, 'not-connected'],
    [{ kind: 'refused', reason: 'address-forbidden' }, 'address-forbidden'],
    [{ kind: 'unknown', reason: 'connection-lost' }, 'connection-lost'],
    ...[401, 403, 429, 500, 503].map((status) => [answered(status), `status-${status}`] as [Outcome, string]),
    ...[200, 204, 400, 404, 409, 422].map((status) => [answered(status), undefined] as [Outcome, undefined]),
  ])('are told by a code: %#', (outcome, code) => {
    expect(troubleOf(outcome)).toBe(code);
  });

  it.each([
    ['REST', restKind, RestStore],
    ['SCIM', scimKind, ScimStore],
    ['SOAP', soapKind(), SoapStore],
  ] as const)(
    'BY-19 a store that fails is told by its id and a code, and by nothing that is secret: %s',
    async (_, kind, Store) => {
      const described = {
        id: 'store',
        settings: kind.settings('https://store.example.com'),
        secrets: kind.secrets,
      };
      const descriptions = { of: async () => described } as unknown as StoreDescriptions;
      const client = { call: async () => answered(503) } as unknown as OutboundClient;
      const troubles = new HeardTroubles();
      const store = new Store(descriptions, client, usualDeadline, troubles);
      const account = { storeId: 'store', userName };
      const attempt = { changeId: 'change', fence: 1 };
      await store.reset(account as never, password, attempt as never, { mustChange: false, unlock: false });
      expect(troubles.heard.length).toBeGreaterThan(0);
      expect(new Set(troubles.heard.map(({ storeId, code }) => `${storeId} ${code}`))).toEqual(
        new Set(['store status-503']),
      );
      for (const secret of [...secrets, ...Object.values(kind.secrets)])
        expect(JSON.stringify(troubles.heard)).not.toContain(secret);
    },
  );
});
