/**
 * A fault of the HTTP exchange itself, before any rule of the product is asked: an unknown method, a request that
 * cannot be read. What the product refuses is a DomainError.
 */
export class HttpFault extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, headers: Readonly<Record<string, string>> = {}) {
    super(`HTTP fault ${status}`);
    this.name = 'HttpFault';
    this.status = status;
    this.headers = headers;
  }
}

/** The resource is there, the method is not. */
export const methodNotAllowed = (allowed: readonly string[]): HttpFault =>
  new HttpFault(405, { allow: allowed.join(', ') });
