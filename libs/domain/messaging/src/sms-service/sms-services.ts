import type { SmsService } from './sms-service.ts';

/** All SMS services of the environment. */
export abstract class SmsServices {
  /** Undefined when there is none. */
  abstract find(id: string): Promise<SmsService | undefined>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<SmsService>;
  /** By which messages go; undefined when none is active. */
  abstract active(): Promise<SmsService | undefined>;
  /** Throws Conflict when its name is taken. */
  abstract add(service: SmsService): Promise<void>;
  /** Called before a service takes a name. Throws Conflict when another one has it. */
  abstract reserveName(service: Pick<SmsService, 'id'>, name: string): Promise<void>;
  abstract remove(service: SmsService): Promise<void>;
}
