import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { accountCases } from './account-cases.ts';
import { connectionCases } from './connection-cases.ts';
import { networkCases } from './network-cases.ts';
import { ownChangeCases } from './own-change-cases.ts';
import { passwordCases } from './password-cases.ts';
import { signInCases } from './sign-in-cases.ts';
import { secrecyCases } from './secrecy-cases.ts';
import { trustCases } from './trust-cases.ts';
import { verdictCases } from './verdict-cases.ts';
import type { DirectoryWorld } from './directory-world.ts';

/** Some cases of the suite: they get the world when they run, since a describe is read before anything is there. */
export type Cases = (world: () => DirectoryWorld) => void;

const everyCase: readonly Cases[] = [
  ...[passwordCases, ownChangeCases, verdictCases, accountCases, trustCases],
  ...[connectionCases, networkCases, secrecyCases, signInCases],
];

/** BY-19: what holds for every directory that a driver speaks to. */
export function directoryConformance(name: string, make: () => DirectoryWorld): void {
  describe(`directory: ${name}`, () => {
    let made: DirectoryWorld | undefined;
    let ran = 0;
    const world = () => {
      if (!made) throw new Error('the directory is not there');
      return made;
    };

    beforeAll(() => {
      made = make();
    });
    afterEach(() => {
      ran += 1;
    });
    afterAll(async () => {
      figure(`${ran} cases of the conformance suite ran on ${name}`);
      await made?.close();
    });

    for (const cases of everyCase) cases(world);
  });
}
