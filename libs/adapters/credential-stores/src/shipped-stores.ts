import { StoreDrivers, type StoreDriver } from '@latchkey/credentials';

/** The drivers of this process by their key. A new kind of store is one folder and one line where this is made. */
export class ShippedStores extends StoreDrivers {
  private readonly drivers: ReadonlyMap<string, StoreDriver>;

  constructor(drivers: readonly StoreDriver[]) {
    super();
    this.drivers = new Map(drivers.map((driver) => [driver.key, driver]));
  }

  of(key: string): StoreDriver {
    const driver = this.drivers.get(key);
    if (!driver) throw new Error(`no driver for stores of kind ${key}`);
    return driver;
  }
}
