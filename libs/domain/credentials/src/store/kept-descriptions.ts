import { NotFound, UnitOfWork } from '@latchkey/kernel';
import { StoreTypes } from '../store-type/store-types.ts';
import { CredentialStores } from './credential-stores.ts';
import { StoreDescriptions, type DescribedStore } from './store-descriptions.ts';
import { StoreSecretBox } from './store-secret-box.ts';

/** Descriptions as administrators have saved them, opened anew for each use: what was changed counts at once. */
export class KeptDescriptions extends StoreDescriptions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: CredentialStores,
    private readonly types: StoreTypes,
    private readonly box: StoreSecretBox,
  ) {
    super();
  }

  async of(storeId: string): Promise<DescribedStore> {
    const found = await this.unitOfWork.read(async () => {
      const store = await this.stores.find(storeId);
      return { store, type: store && (await this.types.find(store.typeId)) };
    });
    if (!found.store || !found.type) throw new NotFound();
    await this.box.ready();
    return this.box.open(found.store, found.type.driver);
  }
}
