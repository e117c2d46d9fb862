// usage: node shot.mjs <base> <role> <out> <path...>
import { chromium } from 'playwright-core';
import sparticuz from '@sparticuz/chromium';
const [base, role, out, ...paths] = process.argv.slice(2);
process.env.AWS_LAMBDA_JS_RUNTIME='nodejs20.x';
const exe = process.env.CHROMIUM_PATH ?? await sparticuz.executablePath();
const b = await chromium.launch({ executablePath: exe, args:['--no-sandbox'] });
for (const [w,h] of [[1280,900],[390,844]]) {
  const c = await b.newContext({ viewport:{width:w,height:h} });
  const p = await c.newPage();
  await p.goto(base+'/anmelden');
  const btn = p.locator(`form[action="/anmelden/demo"]:has-text("${role}") button, button:has-text("${role}")`).first();
  await btn.click(); await p.waitForLoadState();
  for (const [i,path] of paths.entries()) { const r= await p.goto(base+path); console.log(w,path,r.status(), await p.evaluate(()=>document.documentElement.scrollWidth)); await p.screenshot({path:`${out}-${i}-${w}.png`, fullPage: process.env.FULL==='1'}); }
  await c.close();
}
await b.close();
