import { Aggregate, type Environment } from '@latchkey/kernel';
import { DecoyPlanted, DecoyRemoved } from './events.ts';

export interface NewPlantedDecoy {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  /** As it was typed, for who looks at the list. */
  readonly identifier: string;
  readonly identifierKey: string;
  readonly plantedAt: Date;
}

/** A name that nobody has and nobody was told: who starts a recovery with it gives themselves away (BY-22). */
export class PlantedDecoy extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  identifier!: string;
  identifierKey!: string;
  plantedAt!: Date;
  removedAt!: Date | null;

  static plant(decoy: NewPlantedDecoy): PlantedDecoy {
    const planted = Object.assign(new PlantedDecoy(), decoy, { removedAt: null });
    planted.record(new DecoyPlanted(planted.id));
    return planted;
  }

  /** From now on it alarms nobody. Removing it again changes nothing. */
  remove(now: Date): void {
    if (this.removedAt) return;
    this.removedAt = now;
    this.record(new DecoyRemoved(this.id));
  }
}
