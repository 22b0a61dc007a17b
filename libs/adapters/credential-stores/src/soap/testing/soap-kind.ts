import { storeCheckNames } from '@latchkey/credentials';
import type { HeardCall, PeerAnswer } from '../../over-http/testing/http-peer.ts';
import type { HttpStoreKind } from '../../over-http/testing/http-store-world.ts';
import { SoapStore } from '../driver.ts';
import { hostileEnvelopes, otherWords, readInTwoWays } from './hostile-envelopes.ts';
import { account, reply, SoapInstance } from './soap-instance.ts';

export function messageIdOf({ body }: Pick<HeardCall, 'body'>): string {
  return /<lk:messageId>([^<]*)</.exec(body)?.[1] ?? '';
}

export function genuine(call: HeardCall): PeerAnswer {
  const operation = /<lk:(\w+)Request[ >]/.exec(call.body)?.[1] ?? '';
  return reply(`${operation}Response`, messageIdOf(call), 'applied');
}

/** A store of kind SOAP that is known by the given way to say who calls. */
export function soapKind(kind: 'username-token' | 'basic' = 'username-token'): HttpStoreKind {
  const { userName, password } = account;
  return {
    key: 'soap',
    secrets: { password },
    protocol: (accounts) => new SoapInstance(accounts),
    settings: (origin) => ({
      endpoint: `${origin}/remote-store`,
      authentication: { kind, userName },
    }),
    driver: (descriptions, client, deadline) => new SoapStore(descriptions, client, deadline),
    genuine,
    hostile: Object.fromEntries(
      Object.entries({ ...otherWords, ...readInTwoWays, ...hostileEnvelopes }).map(([name, make]) => [
        name,
        (call) => ({ ...genuine(call), body: make(messageIdOf(call)) }),
      ]),
    ),
    steps: storeCheckNames.slice(0, 6),
    historyReason: 'history',
  };
}
