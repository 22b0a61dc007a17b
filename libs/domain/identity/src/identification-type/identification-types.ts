import type { IdentificationType } from './identification-type.ts';

/** All identification types of the environment. */
export abstract class IdentificationTypes {
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<IdentificationType>;
  /** Throws Conflict when the name is taken (neither letter case nor normal form tells names apart). */
  abstract add(type: IdentificationType): Promise<void>;
  /** Throws Conflict when another one has this name. */
  abstract keepUnique(type: IdentificationType): Promise<void>;
  abstract remove(type: IdentificationType): Promise<void>;
}
