import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Random } from './seeded-random.ts';
import { StoreJournal, type StoreCall } from './store-journal.ts';
import type { Tenant, World } from './world.ts';

/** Faults that cost their caller the whole time that it waits. */
export const slowFaults = ['hang-before', 'hang-after-apply', 'slow-drip'] as const;
export const quickFaults = [
  ...(['refuse', 'drop-after-apply', 'wrong-result', 'garbage'] as const),
  ...(['history-refusal', 'busy', 'redirect'] as const),
] as const;
export type StoreFault = (typeof slowFaults)[number] | (typeof quickFaults)[number];
export type FaultyCalls = 'first' | 'every';

/** Where a call stands when somebody steps in. */
export type CallMoment = 'heard' | 'read' | 'applied' | 'answered';

interface Trouble {
  readonly fault: StoreFault;
  readonly calls: FaultyCalls;
  met: number;
}

interface Interruption {
  readonly moment: CallMoment;
  readonly work: () => Promise<unknown>;
}

/** A call with what it is answered by. */
interface Serving {
  readonly call: StoreCall;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Milliseconds between two octets of an answer that drips. */
const drip = 1000;

/**
 * A store of passwords behind a REST interface on the loopback address. It keeps a journal, refuses an attempt that is
 * older than one it has seen, and fails in the ways in which stores fail.
 */
export class FaultyStore {
  readonly journal = new StoreJournal();
  private readonly troubles = new Map<string, Trouble>();
  private readonly interruptions = new Map<string, Interruption>();

  private constructor(
    private readonly server: Server,
    private readonly random: Random,
  ) {}

  static async start(random: Random): Promise<FaultyStore> {
    const server = createServer();
    const store = new FaultyStore(server, random);
    server.on('request', (request, response) => void store.serve(request, response));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return store;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As a tenant describes it, with what was left out. */
  get settings(): object {
    const plain = { headers: {}, refused: [], later: [] };
    return {
      ...{ baseUrl: this.origin, authentication: { kind: 'none' } },
      ...{ idempotencyHeader: 'Idempotency-Key', fenceHeader: 'X-Attempt' },
      operations: {
        reset: {
          ...{ ...plain, method: 'PUT', path: '/users/{{userName}}/password', implies: [] },
          body: { password: '{{newPassword}}' },
          success: { statuses: [200], at: '/change', values: ['{{changeId}}'] },
          refused: [{ statuses: [422], at: '/error', values: ['reused'], because: 'history' }],
        },
        test: {
          ...{ ...plain, method: 'GET', path: '/ready' },
          success: { statuses: [200], at: '/ready', values: [true] },
        },
      },
    };
  }

  /** From now on it holds the passwords of this tenant's people. */
  async takePeopleOf(world: World, { seeded }: Tenant): Promise<void> {
    await world.sql(
      `update tenant.credential_store_type set driver = 'rest', can_unlock = false, can_read_lock_state = false,
          can_change = false where id = (select type_id from tenant.credential_store where id = $1)`,
      [seeded.storeId],
    );
    await world.sql(`update tenant.credential_store set settings = $2 where id = $1`, [
      seeded.storeId,
      JSON.stringify(this.settings),
    ]);
  }

  /** The next call for this account, or every one, meets the fault. */
  misbehave(account: string, fault: StoreFault, calls: FaultyCalls): void {
    this.troubles.set(account, { fault, calls, met: 0 });
  }

  behave(account: string): void {
    this.troubles.delete(account);
  }

  /** The next call for this account waits at that moment until the work is done. */
  at(account: string, moment: CallMoment, work: () => Promise<unknown>): void {
    this.interruptions.set(account, { moment, work });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const account = /^\/users\/([\w-]+)\/password$/.exec(request.url ?? '')?.[1];
    if (account === undefined) return answer(response, 200, { ready: true });
    const { 'idempotency-key': changeId, 'x-attempt': attempt } = request.headers;
    const call = this.journal.begin(account, String(changeId), Number(attempt));
    const ended = new Promise<void>((resolve) => response.once('close', resolve));
    void ended.then(() => this.journal.end(call));
    const fault = this.faultOf(account);
    await this.reached('heard', account);
    if (fault === 'hang-before') return;
    if (fault === 'refuse') return void request.socket.resetAndDestroy();
    // Who dies while it sends takes half a body along.
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return;
    call.password = (JSON.parse(body) as { password: string }).password;
    await this.reached('read', account);
    await this.carryOut({ call, request, response }, fault);
    await ended;
    await this.reached('answered', account);
  }

  private async carryOut(serving: Serving, fault: StoreFault | undefined): Promise<void> {
    const { call, response } = serving;
    if (fault === 'busy') return answer(response, 503, { error: 'busy' });
    if (fault === 'history-refusal' && !this.isFirst(call.account))
      return answer(response, 422, { error: 'reused' });
    const applies = this.applies(fault);
    const applied = applies && this.journal.apply(call);
    await this.reached('applied', call.account);
    this.journal.end(call);
    if (fault !== undefined) return this.fail(serving, fault);
    if (!applied) return answer(response, 409, { error: 'newer-attempt' });
    answer(response, 200, { change: call.changeId });
  }

  /** Whoever spoils an answer on its way may spoil that of a store that did its work. */
  private applies(fault: StoreFault | undefined): boolean {
    const isSpoilt = ['wrong-result', 'garbage', 'redirect', 'slow-drip'].includes(fault ?? '');
    return !isSpoilt || this.random.next() < 0.5;
  }

  private fail({ call, request, response }: Serving, fault: StoreFault): void {
    switch (fault) {
      case 'drop-after-apply':
      case 'history-refusal':
        return void request.socket.destroy();
      case 'wrong-result':
        return answer(response, 200, { error: 'reused', asked: call.changeId });
      case 'garbage':
        return void response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(this.random.octets(64));
      case 'redirect':
        return void response.writeHead(302, { location: `${this.origin}/ready` }).end();
      case 'slow-drip':
        return dripping(response, JSON.stringify({ change: call.changeId }));
      default:
        return;
    }
  }

  private faultOf(account: string): StoreFault | undefined {
    const trouble = this.troubles.get(account);
    if (!trouble) return undefined;
    trouble.met += 1;
    // A history remembers: what it holds it refuses from then on.
    const stays = trouble.calls === 'every' || trouble.fault === 'history-refusal';
    return stays || trouble.met === 1 ? trouble.fault : undefined;
  }

  private isFirst(account: string): boolean {
    const trouble = this.troubles.get(account);
    return trouble?.calls === 'first' && trouble.met === 1;
  }

  private async reached(moment: CallMoment, account: string): Promise<void> {
    const interruption = this.interruptions.get(account);
    if (interruption?.moment !== moment) return;
    this.interruptions.delete(account);
    await interruption.work();
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function dripping(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body[sent] ?? '');
    if ((sent += 1) === body.length) response.end();
  }, drip);
  response.once('close', () => clearInterval(timer));
}
