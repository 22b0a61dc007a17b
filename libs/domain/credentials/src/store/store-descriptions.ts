/** As the store's driver wants them; no secret is among them. */
export type StoreSettings = Readonly<Record<string, unknown>>;
export type StoreSecrets = Readonly<Record<string, string>>;

/** A store as its administrator has described it, opened for the moment of use. */
export interface DescribedStore {
  readonly id: string;
  readonly driver: string;
  readonly settings: StoreSettings;
  readonly secrets: StoreSecrets;
}

/** Where drivers read what they speak to. Held by the worker alone. */
export abstract class StoreDescriptions {
  /** Of the tenant in whose context it is called. Throws NotFound. */
  abstract of(storeId: string): Promise<DescribedStore>;
}
