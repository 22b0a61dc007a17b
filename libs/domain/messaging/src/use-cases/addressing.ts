import { Appearances, type Appearance } from '@latchkey/tenancy';
import { ContradictedTasks, type ContradictedTask } from '../contradicted-tasks.ts';
import { DeactivatedProcesses, type DeactivatedProcess } from '../deactivated-processes.ts';
import type { Message } from '../message/message.ts';
import { Recipients, type Recipient } from '../recipients.ts';

/** To whom a message goes and in whose name, as it is at the moment of sending. */
export interface Addressed {
  readonly recipient: Recipient;
  readonly appearance: Appearance;
  /** What it tells of, in a notice to administrators. */
  readonly process?: DeactivatedProcess;
  readonly task?: ContradictedTask;
}

/** Finds out whom a message is for. */
export class Addressing {
  constructor(
    private readonly recipients: Recipients,
    private readonly appearances: Appearances,
    private readonly processes: DeactivatedProcesses,
    private readonly tasks: ContradictedTasks,
  ) {}

  /** Undefined when it is for nobody, or for nobody any more. */
  async of(message: Message): Promise<Addressed | undefined> {
    if (message.kind === 'sms-trial') return this.trial(message);
    if (message.staffId !== null) return this.toStaff(message, message.staffId);
    const recipient = message.userId ? await this.recipients.find(message.userId) : undefined;
    const appearance = await this.appearances.of(message.applicationId);
    return recipient && appearance ? { recipient, appearance } : undefined;
  }

  private async trial({ staffId, applicationId }: Message): Promise<Addressed | undefined> {
    const recipient = await this.recipients.administrator(staffId ?? '');
    const appearance = await this.appearances.of(applicationId);
    return recipient && appearance ? { recipient, appearance } : undefined;
  }

  private async toStaff({ kind, aboutId }: Message, staffId: string): Promise<Addressed | undefined> {
    const recipient = await this.recipients.administrator(staffId);
    const told = kind === 'outcome-contradicted' ? await this.ofTask(aboutId) : await this.ofProcess(aboutId);
    return recipient && told && { recipient, ...told };
  }

  private async ofProcess(id: string | null): Promise<Omit<Addressed, 'recipient'> | undefined> {
    const process = await this.processes.find(id ?? '');
    return process && { process, appearance: process.appearance };
  }

  private async ofTask(id: string | null): Promise<Omit<Addressed, 'recipient'> | undefined> {
    const task = await this.tasks.find(id ?? '');
    return task && { task, appearance: task.appearance };
  }
}
