import { fileURLToPath } from 'node:url';

/** An absolute path inside the workspace, wherever the command was started. */
export function workspacePath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
