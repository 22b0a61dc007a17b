import type { HeardCall, PeerAnswer, PeerProtocol } from '../../over-http/testing/http-peer.ts';
import type { KeptAccounts, KeptAnswer } from '../../over-http/testing/kept-accounts.ts';

export const token = 'of-the-rest-interface.1234567890';

export const json = (status: number, body: unknown): PeerAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

const refusals: Readonly<Record<Exclude<KeptAnswer, 'applied'>, PeerAnswer>> = {
  'account-missing': json(404, { error: 'no-such-user' }),
  superseded: json(409, { error: 'newer-attempt' }),
  'wrong-password': json(422, { error: 'wrong-password' }),
  history: json(422, { error: 'reused' }),
};

interface Body {
  readonly password?: string;
  readonly before?: string;
  readonly mustChange?: boolean;
  readonly unlock?: boolean;
}

/** An interface as many have it, with a record of attempts. */
export class RestInterface implements PeerProtocol {
  constructor(private readonly accounts: KeptAccounts) {}

  changes({ method }: HeardCall): boolean {
    return method !== 'GET';
  }

  serve(call: HeardCall): PeerAnswer {
    const { headers, path } = call;
    if (path === '/api') return json(404, {});
    if (headers.authorization !== `Bearer ${token}`) return json(401, { error: 'who-are-you' });
    if (path === '/api/me') return json(200, { ready: true });
    const [, name, what] = /^\/api\/users\/([^/?]+)\/(password|lock)$/.exec(path) ?? [];
    if (name === undefined) return json(404, { error: 'no-such-path' });
    const userName = decodeURIComponent(name);
    return what === 'lock' ? this.lock(call, userName) : this.password(call, userName);
  }

  /** True of another change. */
  wrongResult(): PeerAnswer {
    return json(200, { status: 'done', change: 'another' });
  }

  private lock(call: HeardCall, userName: string): PeerAnswer {
    if (call.method === 'DELETE') return told(call, this.accounts.unlock(userName, fenceOf(call)));
    const found = this.accounts.find(userName);
    return found ? json(200, { lock: { held: found.locked ? 1 : 0 } }) : refusals['account-missing'];
  }

  private password(call: HeardCall, userName: string): PeerAnswer {
    const { password = '', before, mustChange = false, unlock = false } = JSON.parse(call.body) as Body;
    const kept =
      before === undefined
        ? this.accounts.reset(userName, password, fenceOf(call), { mustChange, unlock })
        : this.accounts.change(userName, { current: before, next: password }, fenceOf(call));
    return told(call, kept);
  }
}

function fenceOf({ headers }: HeardCall): number {
  return Number(headers['x-attempt']);
}

function told(call: HeardCall, kept: KeptAnswer): PeerAnswer {
  return kept === 'applied' ? done(call) : refusals[kept];
}

/** The change is repeated by its id. */
export function done({ headers }: HeardCall): PeerAnswer {
  return json(200, { status: 'done', change: headers['idempotency-key'] });
}
