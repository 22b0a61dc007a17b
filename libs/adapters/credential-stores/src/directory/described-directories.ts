import type { StoreDescriptions } from '@latchkey/credentials';
import { DirectorySettings, type Directory } from './directory.ts';
import { bindPassword, type DirectoryDescription } from './settings.ts';

/** Directories as they were described and kept; what was saved had been read by the rules of `settings.ts`. */
export class DescribedDirectories extends DirectorySettings {
  constructor(private readonly descriptions: StoreDescriptions) {
    super();
  }

  async of(storeId: string): Promise<Directory> {
    const { settings, secrets } = await this.descriptions.of(storeId);
    return { ...(settings as DirectoryDescription), bindPassword: secrets[bindPassword] ?? '' } as Directory;
  }
}
