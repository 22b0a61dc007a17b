import { describe, expect, it } from '@jest/globals';
import { ScriptedStore } from '@latchkey/credentials/testing';
import { ShippedStores } from './shipped-stores.ts';

describe('the shipped stores', () => {
  it('are known by the key of their driver, and no other is', () => {
    const driver = new ScriptedStore();
    const stores = new ShippedStores([driver]);
    expect(stores.of('scripted')).toBe(driver);
    for (const key of ['', 'local', 'Scripted', '__proto__', 'constructor']) {
      expect(() => stores.of(key)).toThrow(/no driver/);
    }
  });
});
