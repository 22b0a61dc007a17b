/** A process must not start. The message says in words what is wrong and what to do, and holds no secret. */
export class StartRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartRefused';
  }
}
