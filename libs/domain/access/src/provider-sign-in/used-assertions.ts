/** Assertions that were good once. */
export abstract class UsedAssertions {
  /** True for exactly one caller, whatever round it came by. Called inside a transaction. */
  abstract use(providerId: string, assertionId: string): Promise<boolean>;
}
