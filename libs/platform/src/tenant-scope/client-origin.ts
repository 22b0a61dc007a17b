import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a request comes from, as far as it can be believed: for brakes and for the words of a notice. */
export interface ClientOrigin {
  /** The end user's address behind the portal; else that of whoever opened the connection. */
  readonly address: string;
  /** What a brake counts: the IPv4 address or the IPv6 /64. */
  readonly network: string;
  readonly userAgent: string | null;
  /** The token of a known device, from its cookie or the header Latchkey-Device; unchecked. */
  readonly device: string | null;
}

const storage = new AsyncLocalStorage<ClientOrigin>();

export const ClientOrigin = {
  run<T>(origin: ClientOrigin, work: () => T): T {
    return storage.run(origin, work);
  },
  /** Undefined outside a request: the worker has no client. */
  find(): ClientOrigin | undefined {
    return storage.getStore();
  },
};
