import type { SessionsOf, StoreAbilities, StoreKind, StoreSettings } from '@latchkey/credentials';
import type { z } from 'zod';

/** What a type of stores says beside its kind. */
export type TypeAbilities = Pick<StoreKind, 'acceptsPassword'>;

/** All that the house knows of a kind of store before one of it is spoken to. */
export interface KindRule extends StoreKind {
  settings(type: TypeAbilities): z.ZodType<StoreSettings>;
  /** Of settings that were read. */
  secretNames(settings: StoreSettings): readonly string[];
  /** Where these settings send passwords and secrets. */
  targets(settings: StoreSettings): readonly string[];
  /** What a store with these settings can do, of what its kind can at best. */
  abilities(settings: StoreSettings): StoreAbilities;
  /** Whose sessions a store with these settings holds, and can end. */
  sessionsOf(settings: StoreSettings): SessionsOf | null;
}

interface OfSettings<T> {
  secretNames(settings: T): readonly string[];
  targets(settings: T): readonly string[];
  /** All that the kind can, when left out. */
  abilities?(settings: T): StoreAbilities;
  /** Nobody's, when left out. */
  sessionsOf?(settings: T): SessionsOf | null;
}

/** A rule whose settings have a type of their own. */
export function kindRule<T extends object>(
  kind: StoreKind,
  settings: (type: TypeAbilities) => z.ZodType<T>,
  of: OfSettings<T>,
): KindRule {
  return {
    ...kind,
    settings: (type) => settings(type) as z.ZodType<T & StoreSettings>,
    secretNames: (read) => of.secretNames(read as T),
    targets: (read) => of.targets(read as T),
    abilities: (read) => of.abilities?.(read as T) ?? kind,
    sessionsOf: (read) => of.sessionsOf?.(read as T) ?? null,
  };
}
