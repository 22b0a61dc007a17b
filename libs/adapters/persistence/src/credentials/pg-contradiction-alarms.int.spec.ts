import { ContradictionAlarms, CredentialChanges, ExternalTasks } from '@latchkey/credentials';
import { contradictionAlarmsContract } from '@latchkey/credentials/testing';
import { pgWorld } from '../testing/pg-world.ts';

contradictionAlarmsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const { admin, parts } = world;
  return {
    ...world,
    changes: parts.get(CredentialChanges),
    tasks: parts.get(ExternalTasks),
    alarms: parts.get(ContradictionAlarms),
    passHour: async () => {
      await admin.query(`update tenant.contradiction_alarm set told_at = told_at - interval '1 hour'`);
    },
  };
});
