/** Lets each tenant's exports read one page at a time, so that a hundred of them leave the connections to the others. */
export class ReadingTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<T>(tenantId: string, read: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(tenantId) ?? Promise.resolve()).then(read);
    const over: Promise<void> = turn.then(
      () => this.forget(tenantId, over),
      () => this.forget(tenantId, over),
    );
    this.last.set(tenantId, over);
    return turn;
  }

  /** Tenants whose turns are all over are not kept. */
  get waiting(): number {
    return this.last.size;
  }

  private forget(tenantId: string, over: Promise<unknown>): void {
    if (this.last.get(tenantId) === over) this.last.delete(tenantId);
  }
}
