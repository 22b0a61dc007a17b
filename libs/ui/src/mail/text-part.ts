import type { Composed } from './compose.ts';
import type { Block } from './message.ts';

/** The same blocks as the HTML part. A link and a code stand on lines of their own, to be copied whole. */
export function textPart(tenantName: string, composed: Composed): string {
  const paragraphs = [tenantName, ...composed.blocks.map(paragraphOf)];
  return `${paragraphs.join('\n\n')}\n\n-- \n${composed.footer.join('\n')}\n`;
}

function paragraphOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'code':
      return block.code;
    case 'button':
      return block.address;
  }
}
