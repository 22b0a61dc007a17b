/**
 * All or nothing, in the tenant of the context. Events of the aggregates that took part leave through the outbox
 * and reach the audit trail in the same transaction. Serialization faults are tried again (at most three times).
 * Errors: NoTenantContext without a tenant; Unavailable when the database cannot be reached.
 */
export abstract class UnitOfWork {
  abstract run<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Like `run`, and the result is what a repeat of this request (same idempotency key) will be answered with:
   * it is kept, sealed, in the same transaction. The result must survive JSON.
   */
  abstract conclude<T>(work: () => Promise<T>): Promise<T>;
  /** A transaction that may only read. */
  abstract read<T>(work: () => Promise<T>): Promise<T>;
}
