import { HouseTexts } from './house-texts.ts';
import { MessageTexts } from './message-texts.ts';
import { textFaults } from './text-faults.ts';
import { isTextKey, type OwnTexts } from './text-parts.ts';

/** Finds a tenant's own words for whoever reads a language. */
export class OwnWording {
  constructor(
    private readonly texts: MessageTexts,
    private readonly house: HouseTexts,
  ) {}

  /** What does not fit any more, since a text of the house has changed, is said as the house says it. */
  async of(locale: string): Promise<OwnTexts> {
    const written = await this.texts.inLanguage(this.house.nearest(locale));
    const fitting = written.filter(({ key, text }) => isTextKey(key) && textFaults(key, text).length === 0);
    return Object.fromEntries(fitting.map(({ key, text }) => [key, text]));
  }
}
