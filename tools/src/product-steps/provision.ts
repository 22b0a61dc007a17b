import { serveStep } from '../product-step.ts';
import type { RolePasswords } from '../environment.ts';
import { workspacePath } from '../workspace.ts';

interface Persistence {
  provision(order: { adminUrl: string; passwords: RolePasswords }): Promise<void>;
}

await serveStep<'provision'>(async ({ adminUrl, passwords }) => {
  const { provision } = (await import(
    workspacePath('libs/adapters/persistence/dist/provision/provision.js')
  )) as Persistence;
  await provision({ adminUrl, passwords });
  return null;
});
