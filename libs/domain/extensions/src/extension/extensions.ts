import type { Extension } from './extension.ts';

/** All extensions of the environment. */
export abstract class Extensions {
  /** Throws NotFound. */
  abstract get(id: string): Promise<Extension>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<Extension>;
  /** Throws Conflict when the name is taken (letter case does not tell names apart, PR-B34). */
  abstract add(extension: Extension): Promise<void>;
  /** Asked before a name is changed. Throws Conflict when another extension has it. */
  abstract reserveName(extension: Pick<Extension, 'id'>, name: string): Promise<void>;
  abstract remove(extension: Extension): Promise<void>;
}
