import { Query } from '@nestjs/cqrs';
import type { Simulation } from '../simulation/simulation.ts';

/**
 * Tries the draft of a process on the requests that its application has had in the last `days` (1 to 90) and on today's
 * users, and changes nothing (BY-10). Throws NotFound. Needs `process:simulate`.
 */
export class SimulateProcess extends Query<Simulation> {
  constructor(
    readonly processId: string,
    readonly days: number,
  ) {
    super();
  }
}
