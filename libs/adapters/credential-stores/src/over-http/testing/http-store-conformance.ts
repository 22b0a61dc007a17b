import { afterAll, beforeAll, describe } from '@jest/globals';
import { storeDriverContract } from '@latchkey/credentials/testing';
import { connectionTestCases } from './connection-test-cases.ts';
import { faultCases } from './fault-cases.ts';
import { hostileAnswerCases } from './hostile-answers.ts';
import { HttpStoreWorld, type HttpStoreKind } from './http-store-world.ts';
import { injectionCases } from './injection-cases.ts';
import { networkCases } from './network-cases.ts';

export type HttpStoreCases = (world: () => HttpStoreWorld) => void;

/** What holds for every kind of store over HTTP: the port's contract, and all that can go wrong on the way. */
export function httpStoreConformance(name: string, kind: HttpStoreKind): void {
  storeDriverContract(name, () => HttpStoreWorld.start(kind));

  describe(`${name} on a hostile way`, () => {
    let world: HttpStoreWorld;
    beforeAll(async () => {
      world = await HttpStoreWorld.start(kind);
    });
    afterAll(() => world.close());

    for (const cases of [networkCases, connectionTestCases, faultCases, injectionCases, hostileAnswerCases])
      cases(() => world);
  });
}
