import type { PlantedDecoy } from './planted-decoy.ts';

/** All planted names of the environment. */
export abstract class PlantedDecoys {
  /** Throws Conflict for a name that is planted already, or that an account has. */
  abstract add(decoy: PlantedDecoy): Promise<void>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<PlantedDecoy>;
}
