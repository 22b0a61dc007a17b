import { workspacePath } from '@latchkey/tools';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from 'soap';
import { StoreJournal } from './store-journal.ts';
import type { Tenant, World } from './world.ts';

type Fields = Readonly<Record<string, string>>;

/** Another instance that takes the messages of our WSDL on the loopback address, and keeps a journal. */
export class RemoteInstance {
  readonly journal = new StoreJournal();
  /** `Authorization` of each message. */
  readonly callers: (string | undefined)[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<RemoteInstance> {
    const wsdl = await readFile(
      workspacePath('libs/adapters/credential-stores/wsdl/remote-store.wsdl'),
      'utf8',
    );
    const server = createServer((_, response) => response.writeHead(404).end());
    const instance = new RemoteInstance(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const services = { RemoteStore: { RemoteStorePort: instance.operations() } };
    await new Promise<void>((ready, failed) => {
      listen(server, '/remote-store', services, wsdl, (error: unknown) =>
        error ? failed(error as Error) : ready(),
      );
    });
    server.prependListener('request', ({ method, headers }) => {
      if (method === 'POST') instance.callers.push(headers.authorization);
    });
    return instance;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on it holds the passwords of this tenant's people. */
  async takePeopleOf(world: World, { seeded }: Tenant): Promise<void> {
    await world.sql(
      `update tenant.credential_store_type set driver = 'soap', can_unlock = false,
          can_read_lock_state = false, can_change = false
        where id = (select type_id from tenant.credential_store where id = $1)`,
      [seeded.storeId],
    );
    const authentication = { kind: 'basic', userName: 'latchkey' };
    await world.sql(`update tenant.credential_store set settings = $2 where id = $1`, [
      seeded.storeId,
      JSON.stringify({ endpoint: `${this.origin}/remote-store`, authentication }),
    ]);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private operations() {
    return {
      TestConnection: ({ messageId }: Fields) => ({ messageId, result: 'ready' }),
      ResetPassword: ({ messageId, userName = '', changeId = '', attempt, newPassword = '' }: Fields) => {
        const call = this.journal.begin(userName, changeId, Number(attempt));
        call.password = newPassword;
        const result = this.journal.apply(call) ? 'applied' : 'not applied';
        this.journal.end(call);
        return { messageId, result };
      },
    };
  }
}
