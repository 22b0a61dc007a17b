import type { Part, Token } from '../part.ts';

type Reflection = typeof Reflect & {
  getMetadata?(key: string, target: object): unknown;
};

/** Made parts by their token; each is made once, when it is first asked for. */
export class Composition {
  private readonly made = new Map<Token, unknown>();
  private readonly recipes: ReadonlyMap<Token, Part>;

  constructor(parts: readonly Part[], given: readonly (readonly [Token, unknown])[]) {
    this.recipes = new Map(parts.map((part) => [part.provide, part]));
    for (const [token, value] of given) this.made.set(token, value);
  }

  get<T>(token: Token<T>): T {
    if (!this.made.has(token)) this.made.set(token, this.make(token));
    return this.made.get(token) as T;
  }

  /** A handler: its constructor's parameters are known from its decorator. */
  handler<T>(type: new (...needs: never[]) => T): T {
    const needs = (Reflect as Reflection).getMetadata?.('design:paramtypes', type) as Token[] | undefined;
    if (!needs) throw new Error(`${type.name} has no decorator`);
    return new type(...(needs.map((need) => this.get(need)) as never[]));
  }

  private make(token: Token): unknown {
    const recipe = this.recipes.get(token);
    if (!recipe) throw new Error(`nothing makes ${token.name}`);
    return recipe.useFactory(...(recipe.inject.map((need) => this.get(need)) as never[]));
  }
}

/** Puts parts together without a container: `given` are the ones that a test makes itself. */
export function composeParts(
  parts: readonly Part[],
  given: readonly (readonly [Token, unknown])[] = [],
): Composition {
  return new Composition(parts, given);
}
