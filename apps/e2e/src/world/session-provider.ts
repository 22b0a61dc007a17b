import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Tenant, World } from './world.ts';

/** One call to end sessions, as the provider has journalled it. */
export interface HeardRevocation {
  readonly person: string;
  readonly revocation: string;
  readonly attempt: number;
  readonly answered: number;
}

/** An identity provider on the loopback address that holds sessions of people, and keeps a journal of who ended them. */
export class SessionProvider {
  readonly journal: HeardRevocation[] = [];
  private readonly sessions = new Map<string, number>();
  /** How many of the next calls it is too busy for. */
  busyFor = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SessionProvider> {
    const server = createServer();
    const provider = new SessionProvider(server);
    server.on('request', (request, response) => {
      const person = /^\/users\/([\w-]+)\/sessions$/.exec(request.url ?? '')?.[1] ?? '';
      provider.busyFor -= 1;
      const answered = provider.busyFor >= 0 ? 503 : 204;
      const { 'idempotency-key': revocation, 'x-attempt': attempt } = request.headers;
      provider.journal.push({ person, revocation: String(revocation), attempt: Number(attempt), answered });
      if (answered === 204) provider.sessions.delete(person);
      response.writeHead(answered).end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return provider;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on the tenant has it as a store that holds everybody's sessions, whatever store has the password. */
  async holdSessionsOf(world: World, { seeded }: Tenant): Promise<void> {
    const plain = { headers: {}, refused: [], later: [] };
    const settings = {
      ...{ baseUrl: this.origin, authentication: { kind: 'none' } },
      ...{ idempotencyHeader: 'Idempotency-Key', fenceHeader: 'X-Attempt' },
      operations: {
        reset: {
          ...{ ...plain, method: 'PUT', path: '/users/{{userName}}/password', implies: [] },
          ...{ body: { password: '{{newPassword}}' }, success: { statuses: [204] } },
        },
        endSessions: {
          ...{ ...plain, method: 'DELETE', path: '/users/{{userName}}/sessions', of: 'everybody' },
          success: { statuses: [204] },
        },
      },
    };
    await world.sql(
      `with kind as (
          insert into tenant.credential_store_type (tenant_id, environment, id, name, name_key, driver, mode,
              can_unlock, can_read_lock_state, accepts_password, can_change)
            select tenant_id, environment, gen_random_uuid(), 'Provider', 'provider', 'rest', 'synchronous',
              false, false, true, false
            from tenant.credential_store where id = $1
          returning tenant_id, environment, id)
        insert into tenant.credential_store (tenant_id, environment, id, name, name_key, type_id, settings,
            sessions_of, multi_factor_sign_in, holds_mailboxes, status, created_at, version)
          select tenant_id, environment, gen_random_uuid(), 'Provider', 'provider', id, $2, 'everybody',
            false, false, 'active', now(), 1
          from kind`,
      [seeded.storeId, JSON.stringify(settings)],
    );
  }

  /** Somebody signs in there. */
  letIn(person: string): void {
    this.sessions.set(person, this.alive(person) + 1);
  }

  alive(person: string): number {
    return this.sessions.get(person) ?? 0;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
