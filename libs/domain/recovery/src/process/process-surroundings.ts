import type { ProcessFacts } from './process-facts.ts';
import type { ProcessPolicy } from './process-policy.ts';

/** Whose surroundings are meant. */
export interface ProcessSite {
  readonly id: string;
  readonly applicationId: string;
}

/** What a process refers to. Answered in persistence. */
export abstract class ProcessSurroundings {
  abstract facts(site: ProcessSite, policy: ProcessPolicy): Promise<ProcessFacts>;
  /** The same, and what it tells of stays as it is until the transaction ends. */
  abstract factsHeld(site: ProcessSite, policy: ProcessPolicy): Promise<ProcessFacts>;
  /**
   * Whether another process of the application is active. The application stays locked until the transaction ends, so
   * that two activations cannot both find none.
   */
  abstract anotherIsActive(site: ProcessSite): Promise<boolean>;
}
