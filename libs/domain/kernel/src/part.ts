/** Anything that stands for a type at run time: a class, or an abstract class that is a port. */
export type Token<T = unknown> = abstract new (...parameters: never[]) => T;

/** One part of an application and what it is made of, in the form that Nest's container reads. */
export interface Part {
  readonly provide: Token;
  readonly inject: Token[];
  readonly useFactory: (...made: never[]) => unknown;
}

type Tokens<A extends readonly unknown[]> = { [K in keyof A]: Token<A[K]> };

/**
 * A class without decorators, made from other parts: the list must match its constructor, or it does not compile.
 * So a domain class can be put together by a composition root without knowing of any container.
 */
export function part<T, A extends unknown[]>(type: new (...parameters: A) => T, ...needs: Tokens<A>): Part {
  return {
    provide: type,
    inject: [...needs] as Token[],
    useFactory: (...made) => new type(...(made as unknown as A)),
  };
}

/** The same, for the class that stands behind a port. */
export function port<T, A extends unknown[]>(
  token: Token<T>,
  type: new (...parameters: A) => T,
  ...needs: Tokens<A>
): Part {
  return { ...part(type, ...needs), provide: token };
}
