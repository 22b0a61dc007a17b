import { randomBytes, randomUUID } from 'node:crypto';
import {
  CredentialChange,
  CredentialChanges,
  ExternalTask,
  ExternalTasks,
  TaskOrders,
} from '@latchkey/credentials';
import { Clock, later, minutes, Sealer } from '@latchkey/kernel';
import { ResetRequest, ResetRequests } from '@latchkey/recovery';
import { Webhook } from 'standardwebhooks';
import type { CallbackWorld, Place } from './callback-world.ts';

export interface OpenedTask {
  readonly reference: string;
  readonly token: string;
  readonly changeId: string;
  readonly requestId: string;
}

export interface Answered {
  readonly status: number;
  readonly code: string;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What changes a call that was signed as it should be. */
export interface Tampering {
  readonly secret?: string;
  readonly id?: string;
  /** Seconds that the sender's clock is ahead. */
  readonly ahead?: number;
  /** After signing. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly without?: readonly string[];
  readonly sent?: string | Buffer;
}

/** One tenant with an external store, and executors that call about it. */
export class ExecutorHouse {
  readonly storeId = randomUUID();
  readonly secret = `whsec_${randomBytes(32).toString('base64')}`;
  private readonly ids = {
    type: randomUUID(),
    user: randomUUID(),
    application: randomUUID(),
    process: randomUUID(),
    verification: randomUUID(),
  };

  private constructor(
    private readonly world: CallbackWorld,
    readonly place: Place,
  ) {}

  static async open(world: CallbackWorld, slug: string): Promise<ExecutorHouse> {
    const house = new ExecutorHouse(world, await world.newTenant(slug));
    await house.furnish();
    return house;
  }

  /** A second store of the tenant, with a secret of its own. */
  async anotherStore(secret: string, driver = 'external'): Promise<string> {
    const [id, type] = [randomUUID(), randomUUID()];
    await this.addType(type, driver);
    await this.addStore(id, secret, type);
    return id;
  }

  /** A change whose task is open; `visible` says whether the change itself is committed as handed over. */
  openTask({ visible = true, patience = minutes(60) } = {}): Promise<OpenedTask> {
    return this.world.within(this.place, async () => {
      const { world, place, storeId, ids } = this;
      const [requestId, changeId, reference] = [randomUUID(), randomUUID(), randomUUID()];
      const now = await world.part(Clock).now();
      const orders = world.part(TaskOrders);
      const named = { ...place, id: reference };
      await world.part(ResetRequests).add(this.request(requestId, changeId, now, visible));
      const change = CredentialChange.intend({
        ...{ ...place, id: changeId, requestId, applicationId: ids.application, storeId, userId: ids.user },
        ...{ operation: 'reset', sealedPassword: 'to the worker', storeMakesPassword: false },
        ...{ mustChange: false, generation: null, now },
      });
      change.attempt(1);
      const deadline = later(now, patience);
      if (visible)
        change.conclude({ kind: 'pending', ticket: reference, deadline }, change.lastAttempt(), now);
      await world.part(CredentialChanges).add(change);
      const task = ExternalTask.open({
        ...{ ...named, changeId, storeId, operation: 'reset', userName: 'ada', mustChange: false },
        ...{ tokenDigest: orders.tokenDigest(named), sealedPassword: 'to its executor', now, deadline },
      });
      await world.part(ExternalTasks).add(task);
      return { reference, token: orders.token(named), changeId, requestId };
    });
  }

  /** The worker's commit, which a fast executor may overtake. */
  makeVisible({ changeId, requestId, reference }: OpenedTask): Promise<void> {
    return this.world.within(this.place, async () => {
      const now = await this.world.part(Clock).now();
      const change = await this.world.part(CredentialChanges).getForUpdate(changeId);
      const deadline = later(now, minutes(60));
      change?.conclude({ kind: 'pending', ticket: reference, deadline }, change.lastAttempt(), now);
      (await this.world.part(ResetRequests).getForUpdate(requestId))?.submitted();
    });
  }

  /** Who is told to come back does so, as an integrator is told: a hundred at once may wait long for a connection. */
  async call(path: string, body: unknown, tampering: Tampering = {}): Promise<Answered> {
    const store = path.startsWith('/') ? '' : `/v1/stores/${this.storeId}/`;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { 'content-type': 'application/json', ...this.signed(text, tampering) };
    const sent = { url: `${store}${path}`, payload: tampering.sent ?? text, headers };
    for (let times = 1; ; times += 1) {
      const answered = await this.send(sent);
      if (answered.status !== 503 || times === 10) return answered;
    }
  }

  private async send(sent: {
    readonly url: string;
    readonly payload: string | Buffer;
    readonly headers: Readonly<Record<string, string>>;
  }): Promise<Answered> {
    const answer = await this.world.http.app.inject({ method: 'POST', ...sent });
    const json = answer.json<Record<string, unknown>>();
    const { statusCode: status, body: text, headers } = answer;
    return { status, code: String(json['code'] ?? ''), text, json, headers };
  }

  /** As an integrator signs who uses the library. */
  signed(text: string, { secret = this.secret, id, ahead = 0, headers, without }: Tampering = {}) {
    const messageId = id ?? `msg_${randomUUID()}`;
    const timestamp = new Date(Date.now() + ahead * 1000);
    const made: Record<string, string> = {
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(timestamp.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(messageId, timestamp, text),
      ...headers,
    };
    return Object.fromEntries(Object.entries(made).filter(([name]) => !without?.includes(name)));
  }

  /** Where the request, its change and its task stand, and how many mails its end has queued. */
  async standing({ reference, changeId, requestId }: OpenedTask): Promise<string> {
    const text = `select t.state || ' ' || c.state || ' ' || r.status || ' ' || (select count(*) from tenant.message m
          where m.user_id = r.user_id and m.created_at = c.concluded_at) as standing
      from tenant.external_task t, tenant.credential_change c, tenant.reset_request r
      where t.id = $1 and c.id = $2 and r.id = $3`;
    const { rows } = await this.world.sql.query<{ standing: string }>(text, [reference, changeId, requestId]);
    return rows[0]?.standing ?? 'gone';
  }

  private request(id: string, changeId: string, now: Date, visible: boolean): ResetRequest {
    const { place, storeId, ids } = this;
    const request = ResetRequest.start({
      ...{ ...place, id, processId: ids.process, processVersion: 1, applicationId: ids.application, storeId },
      ...{ userId: ids.user, accountKey: randomBytes(32), owed: [ids.verification], optional: [], wanted: 0 },
      ...{ flowDigest: randomBytes(32), locale: 'en', requestExpiry: 30, mailsLink: true },
      ...{ now, linkUntil: later(now, minutes(30)) },
    });
    return Object.assign(request, {
      changeId,
      status: visible ? 'pending_with_external_system' : 'changing',
    });
  }

  private async furnish(): Promise<void> {
    const { ids, storeId } = this;
    const named = (name: string) => ({ name, name_key: name.toLowerCase() });
    const versioned = { status: 'active', created_at: new Date(), version: 1 };
    await this.insert('application', {
      ...{ id: ids.application, name: 'Orders', portal_origin: 'https://login.example.com' },
      ...{ support_contact: 'the service desk', sign_in_url: null, ...versioned },
    });
    await this.addType(ids.type, 'external');
    await this.addStore(storeId, this.secret, ids.type);
    await this.insert('app_user', {
      ...{ id: ids.user, user_name: 'ada', user_name_key: 'ada', email: 'ada@example.com' },
      ...{ email_key: 'ada@example.com', display_name: 'Ada', store_id: storeId, ...versioned },
    });
    await this.insert('verification', { id: ids.verification, ...named('Mail'), type: 'email', parameters: '{}', ...versioned }); // prettier-ignore
    await this.insert('process', {
      ...{
        id: ids.process,
        ...named('Forgotten'),
        application_id: ids.application,
        risks: '[]',
        draft: '{}',
      },
      ...{ last_version: 1, ...versioned, status: 'inactive' },
    });
    await this.insert('process_version', {
      ...{ process_id: ids.process, number: 1, policy: '{}', risks: '[]', store_id: storeId },
      ...{ owed: [ids.verification], self_service: true, recovers_privileged: false },
      ...{ activated_at: new Date(), activated_by: 'system:test' },
    });
  }

  private addType(id: string, driver: string): Promise<void> {
    return this.insert('credential_store_type', {
      ...{ id, name: id, name_key: id, driver, mode: 'asynchronous' },
      ...{ can_unlock: true, can_read_lock_state: false, accepts_password: true },
    });
  }

  private async addStore(id: string, secret: string, typeId: string): Promise<void> {
    const place = { table: 'credential_store', column: 'sealed_secrets', row: id };
    const sealed = await this.world.within(this.place, () =>
      this.world.part(Sealer).seal(JSON.stringify({ callback: secret }), place),
    );
    await this.insert('credential_store', {
      ...{ id, name: id, name_key: id, type_id: typeId, multi_factor_sign_in: false },
      ...{ holds_mailboxes: false, status: 'active', created_at: new Date(), version: 1 },
      ...{
        settings: JSON.stringify({ delivery: 'pull' }),
        secret_names: ['callback'],
        sealed_secrets: sealed,
      },
    });
    const { tenantId, environment } = this.place;
    const text = 'insert into directory.credential_store (id, tenant_id, environment) values ($1, $2, $3)';
    await this.world.sql.query(text, [id, tenantId, environment]);
  }

  private async insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const { tenantId: tenant_id, environment } = this.place;
    const whole = { tenant_id, environment, ...row };
    const places = Object.keys(whole).map((_, index) => `$${index + 1}`);
    const text = `insert into tenant.${table} (${Object.keys(whole).join(', ')}) values (${places.join(', ')})`;
    await this.world.sql.query(text, Object.values(whole));
  }
}
