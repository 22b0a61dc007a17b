export default async function stopPostgres() {
  await globalThis.latchkeyTestPostgres?.stop();
}
