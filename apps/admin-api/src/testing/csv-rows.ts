/** Reads a file by the grammar of RFC 4180, strictly: what it does not allow is thrown. */
export function csvRows(file: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: string[] = [];
  while (cell.lastIndex < file.length) {
    const { lastIndex } = cell;
    const found = cell.exec(file);
    if (!found)
      throw new Error(`no cell at ${lastIndex}: ${JSON.stringify(file.slice(lastIndex, lastIndex + 40))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
