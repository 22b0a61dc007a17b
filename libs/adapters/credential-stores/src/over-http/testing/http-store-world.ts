import type {
  CanChange,
  CanReadLockState,
  CanTest,
  CanUnlock,
  RejectionReason,
  ResetOptions,
  StoreAccount,
  StoreAnswer,
  StoreCheckName,
  StoreDescriptions,
  StoreDriver,
  StoreSecrets,
} from '@latchkey/credentials';
import { plainReset } from '@latchkey/credentials';
import type { StoreDriverWorld } from '@latchkey/credentials/testing';
import { inMemoryWorld, within } from '@latchkey/kernel/testing';
import type { OutboundClient } from '@latchkey/outbound';
import { DescribedStores } from './described-stores.ts';
import { HttpPeer, quickLimits, type HeardCall, type PeerAnswer, type PeerProtocol } from './http-peer.ts';
import { KeptAccounts } from './kept-accounts.ts';

export type HttpStoreDriver = StoreDriver & CanUnlock & CanReadLockState & CanChange & CanTest;

/** One kind of store over HTTP, as its suites need it. */
export interface HttpStoreKind {
  readonly key: string;
  readonly secrets: StoreSecrets;
  protocol(accounts: KeptAccounts): PeerProtocol;
  settings(origin: string): object;
  driver(descriptions: StoreDescriptions, client: OutboundClient, deadline?: number): HttpStoreDriver;
  /** The success of this very call, without anything being done. */
  genuine(call: HeardCall): PeerAnswer;
  /** What is no success of this protocol, beside what is no success of HTTP. */
  readonly hostile: Readonly<Record<string, (call: HeardCall) => PeerAnswer>>;
  /** Of a test that is told an account. */
  readonly steps: readonly StoreCheckName[];
  /** How a refusal for the history of passwords is told. */
  readonly historyReason: RejectionReason;
}

/** A store that really keeps passwords, and drivers that speak to it. */
export class HttpStoreWorld implements StoreDriverWorld {
  readonly premises = inMemoryWorld();
  readonly unitOfWork = this.premises.unitOfWork;
  readonly clock = this.premises.clock;
  readonly secrets = this.premises.secrets;
  readonly ours = this.premises.ours;
  readonly oursInTest = this.premises.oursInTest;
  readonly theirs = this.premises.theirs;
  readonly descriptions = new DescribedStores();
  readonly driver: HttpStoreDriver;
  /** One that does not wait long. */
  readonly quick: HttpStoreDriver;
  private fence = 1_000_000;

  private constructor(
    readonly kind: HttpStoreKind,
    readonly peer: HttpPeer,
    readonly accounts: KeptAccounts,
  ) {
    this.describe(kind.settings(peer.origin));
    accounts.add(this.ours.userName);
    this.driver = this.driverBy(peer.client());
    this.quick = kind.driver(this.descriptions, peer.client({ limits: quickLimits }), 600);
  }

  static async start(kind: HttpStoreKind): Promise<HttpStoreWorld> {
    const accounts = new KeptAccounts();
    const peer = await HttpPeer.start(`${kind.key}.example.com`, kind.protocol(accounts));
    return new HttpStoreWorld(kind, peer, accounts);
  }

  get account(): StoreAccount {
    const { storeId, userId, userName } = this.ours;
    return { storeId, userId, userName };
  }

  describe(settings: object, secrets = this.kind.secrets): void {
    const { tenantId, storeId: id } = this.ours;
    this.descriptions.put(tenantId, { id, driver: this.kind.key, settings, secrets });
  }

  driverBy(client: OutboundClient): HttpStoreDriver {
    return this.kind.driver(this.descriptions, client);
  }

  /** A newer attempt than all before. */
  attempt(): { changeId: string; fence: number } {
    return { changeId: this.secrets.id(), fence: (this.fence += 1) };
  }

  here<T>(work: () => Promise<T>): Promise<T> {
    return within(this.ours, work);
  }

  reset(
    password: string,
    {
      driver = this.driver,
      account = this.account,
      options = plainReset as ResetOptions,
      by = this.attempt(),
    } = {},
  ): Promise<StoreAnswer> {
    return this.here(() => driver.reset(account, password, by, options));
  }

  async letsIn({ storeId, userName }: StoreAccount, password: string): Promise<boolean> {
    return storeId === this.ours.storeId && this.accounts.letsIn(userName, password);
  }

  async lock({ userName }: StoreAccount): Promise<void> {
    this.accounts.lock(userName);
  }

  close(): Promise<void> {
    return this.peer.stop();
  }
}
