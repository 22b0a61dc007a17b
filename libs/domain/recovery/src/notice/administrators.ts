/** Asked of the access context, answered in persistence. */
export abstract class Administrators {
  /** Ids of the staff of this tenant who administer it and may sign in. */
  abstract active(): Promise<readonly string[]>;
}
