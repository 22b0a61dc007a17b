import { SecretBox, type Sealer } from '@latchkey/kernel';

/** A store's secrets: put in one by one, and opened by the worker where the store is called. */
export class StoreSecretBox extends SecretBox {
  constructor(sealer: Sealer) {
    super(sealer, 'credential_store');
  }
}
