import { SecretBox, type Sealer } from '@latchkey/kernel';
import type { DescribedStore } from './store-descriptions.ts';
import type { CredentialStore } from './credential-store.ts';

/** A store's secrets: put in one by one, and opened by the worker where the store is called. */
export class StoreSecretBox extends SecretBox {
  constructor(sealer: Sealer) {
    super(sealer, 'credential_store');
  }

  async open(store: CredentialStore, driver: string): Promise<DescribedStore> {
    const { id, settings } = store;
    return { id, driver, settings, secrets: await this.secrets(store) };
  }
}
