import { bundleProcesses } from './bundle.ts';
import { checkTypes } from './type-check.ts';

/** Builds the workspace and the files that the processes are started from, and tells whether the types hold. */
export async function buildProduct(): Promise<boolean> {
  if (!(await checkTypes())) return false;
  await bundleProcesses();
  return true;
}
