import type { Contestant } from './contestants/contestant.ts';

/** Hands each address out once, so that no step meets an account that an earlier request has touched. */
export class AccountSupply {
  readonly #contestant: Contestant;
  #known = 0;
  #unknown = 0;

  constructor(contestant: Contestant) {
    this.#contestant = contestant;
  }

  known(count: number): string[] {
    return Array.from({ length: count }, () => this.#contestant.address(this.#known++));
  }

  unknown(count: number): string[] {
    return Array.from({ length: count }, () => this.#contestant.unknownAddress(this.#unknown++));
  }
}
