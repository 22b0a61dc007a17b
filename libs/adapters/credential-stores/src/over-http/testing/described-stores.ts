import { StoreDescriptions, type DescribedStore, type StoreSecrets } from '@latchkey/credentials';
import { NotFound, TenantContext } from '@latchkey/kernel';

/** Descriptions of stores in memory, each seen by its own tenant alone. */
export class DescribedStores extends StoreDescriptions {
  private readonly stores = new Map<string, DescribedStore>();

  put(
    tenantId: string,
    store: { id: string; driver: string; settings: object; secrets?: StoreSecrets },
  ): void {
    const { secrets = {}, settings } = store;
    this.stores.set(`${tenantId}/${store.id}`, {
      ...store,
      secrets,
      settings: settings as DescribedStore['settings'],
    });
  }

  async of(storeId: string): Promise<DescribedStore> {
    const found = this.stores.get(`${TenantContext.current().tenantId}/${storeId}`);
    if (!found) throw new NotFound();
    return found;
  }
}
