import type { FieldFault } from '@latchkey/kernel';
import type { Process } from './process.ts';

/** What a process refers to, asked before it is written. Answered in persistence. */
export abstract class ProcessSurroundings {
  /** One fault for each application, store or verification that is not there. */
  abstract missing(
    process: Pick<Process, 'applicationId' | 'storeId' | 'verificationIds'>,
  ): Promise<FieldFault[]>;
  /**
   * Whether another process of the application is active. The application stays locked until the transaction ends, so
   * that two activations cannot both find none.
   */
  abstract anotherIsActive(process: Pick<Process, 'applicationId' | 'id'>): Promise<boolean>;
}
