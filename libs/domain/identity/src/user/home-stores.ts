/** Asked of credentials, which lie above: whether a user's password can live in this store. Answered in persistence. */
export abstract class HomeStores {
  abstract exists(storeId: string): Promise<boolean>;
}
