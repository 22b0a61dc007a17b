import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, Permissions, TenantContext } from '@latchkey/kernel';
import { FindReminders, type LastReminderWave, type ReminderReport } from '@latchkey/recovery';
import { Reads } from '../read-models/reads.ts';
import { dueReminders } from './pg-due-reminders.ts';

const waveText = `select id, demanded, reminded, started_at as "startedAt", ended_at as "endedAt",
    case when ended_at is not null then 'ended' when started_at is not null then 'running' else 'waiting' end as state
  from tenant.reminder_wave where $1::uuid is null or id = $1 order by created_at desc, id desc limit 1`;

const outlookText = `select (select count(*)::int from (${dueReminders}) due) as due,
  (select remind_at from tenant.readiness_look) as "nextAt"`;

@QueryHandler(FindReminders)
export class FindRemindersHandler implements IQueryHandler<FindReminders> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ waveId }: FindReminders): Promise<ReminderReport> {
    this.permissions.require(TenantContext.current().actor, 'user:read');
    const [wave = null] = await this.reads.rows<LastReminderWave>(waveText, [waveId]);
    if (waveId !== null && wave === null) throw new NotFound();
    const [outlook] = await this.reads.rows<Omit<ReminderReport, 'wave'>>(outlookText, []);
    return { wave, due: 0, nextAt: null, ...outlook };
  }
}
