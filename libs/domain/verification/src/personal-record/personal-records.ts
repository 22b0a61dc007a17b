/** What is on record of the users of the environment: fields that every user has, and attributes of the tenant's own. */
export abstract class PersonalRecords {
  /**
   * By the name of a field or an attribute; a field goes before an attribute of its name. Undefined where the person has
   * no such datum. It is for comparing: whoever asks neither tells nor logs it.
   */
  abstract find(userId: string, attribute: string): Promise<string | undefined>;
  /** Whether any user has an attribute of this name. */
  abstract hasAttribute(name: string): Promise<boolean>;
}
