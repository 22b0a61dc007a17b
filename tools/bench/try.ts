import { Premises } from './premises.ts';
import { Product } from './contestants/product.ts';
import { AccountSupply } from './account-supply.ts';
import { traceProduct } from './tracing/trace-product.ts';
import { writeFileSync } from 'node:fs';
const p = await Premises.open();
const product = new Product(p, 'argon2id');
try {
  await product.prepare(100);
  const t = await traceProduct(product, new AccountSupply(product), p);
  writeFileSync('/tmp/trace.json', JSON.stringify(t, null, 1));
  for (const [k, v] of Object.entries(t)) console.log(k, v.map((x) => x.length));
  console.log('cold', await product.start()); await product.stop();
} catch (e) { console.error(e); process.exitCode = 1; } finally { await product.close(); await p.close(); }
