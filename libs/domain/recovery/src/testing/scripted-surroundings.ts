import type { ProcessFacts } from '../process/process-facts.ts';
import { ProcessSurroundings } from '../process/process-surroundings.ts';
import { allThere } from './process-stories.ts';

/** What is true around every process, as a story sets it. */
export class ScriptedSurroundings extends ProcessSurroundings {
  around: ProcessFacts = allThere;
  another = false;
  /** How often facts were asked to stay as they are. */
  held = 0;

  facts(): Promise<ProcessFacts> {
    return Promise.resolve(this.around);
  }

  factsHeld(): Promise<ProcessFacts> {
    this.held += 1;
    return this.facts();
  }

  anotherIsActive(): Promise<boolean> {
    return Promise.resolve(this.another);
  }
}
