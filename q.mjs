import { chromium } from 'playwright-core';
import sparticuz from '@sparticuz/chromium';
import Database from 'better-sqlite3';
process.env.AWS_LAMBDA_JS_RUNTIME='nodejs20.x';
const base='http://localhost:4105';
const d=new Database('/tmp/q1/foerderpfad.sqlite');
const long='Donaudampfschifffahrtsgesellschaftskapitänsversorgungsbezügeverordnungsangelegenheitenbeauftragtenstelle für Ferienangebote';
const ferien=d.prepare("select id from need where title like 'Donaudampf%'").get().id;
d.prepare('update need set title=? where id=?').run(long,ferien); d.close();
const exe=await sparticuz.executablePath();
const b=await chromium.launch({executablePath:exe,args:['--no-sandbox']});
const login=async(p,role)=>{await p.goto(base+'/anmelden'); await p.locator(`form[action="/anmelden/demo"]:has-text("${role}") button, button:has-text("${role}")`).first().click(); await p.waitForLoadState();};
const out=[];
const look=async(p,name,w)=>{const r=await p.evaluate(()=>({sw:document.documentElement.scrollWidth,cw:document.documentElement.clientWidth,h:document.documentElement.scrollHeight,t:document.querySelector('main')?.innerText??''})); const iso=(r.t.match(/\b20\d\d-\d\d-\d\d\b/g)??[]).slice(0,3); const en=(r.t.match(/\b(undefined|null|NaN|unknown|notMet|toClarify|error|\[object)\b/g)??[]).slice(0,3); const am=(r.t.match(/\d{4,}(?:\.\d\d)? €/g)??[]).slice(0,3); out.push([w,name,r.sw>r.cw?'WIDE '+r.sw:'ok',r.h,iso.join(),en.join(),am.join()].join(' | ')); await p.screenshot({path:`/tmp/q-${name}-${w}.png`,fullPage:true});};
const slug='dkhw-themenfonds';
// staff shares
{const c=await b.newContext({viewport:{width:1280,height:900}});const p=await c.newPage();await login(p,'Sozialverwaltung');
 await p.goto(`${base}/bedarfe/${ferien}/treffer/${slug}`); 
 const det=p.locator('details:has(summary:has-text("Mit einem Träger teilen"))'); await det.locator('summary').first().click();
 const sel=det.locator('select'); const opts=await sel.locator('option').allInnerTexts(); console.log(opts.join(' ; '));
 await sel.selectOption({index:opts.findIndex(o=>/Diakonisches/.test(o))});
 await det.locator('button[type=submit]').click(); await p.waitForLoadState(); await look(p,'geteilt-staff',1280); await c.close();}
for(const w of [1280,390]){const c=await b.newContext({viewport:{width:w,height:900}});const p=await c.newPage();await login(p,'Träger');
 for(const [n,u] of [['t-liste','/geteilte-treffer'],['t-hinweise','/hinweise'],['t-detail',`/geteilte-treffer/${ferien}/${slug}`]]){const r=await p.goto(base+u); if(r.status()!==200)console.log(n,r.status()); await look(p,n,w);}
 const f=p.locator('form[action$="/antworten"]').first(); if(await f.count()){ await p.evaluate(()=>document.querySelectorAll('details').forEach(x=>x.open=true)); await p.evaluate(()=>document.querySelectorAll('form').forEach(x=>x.noValidate=true)); await f.locator('button[type=submit]').click(); await p.waitForLoadState(); await look(p,'t-fehler',w);
  if(w===1280){ await p.evaluate(()=>document.querySelectorAll('details').forEach(x=>x.open=true)); const g=p.locator('form[action$="/antworten"]').first(); await g.locator('input[type=radio]').first().check({force:true}); await g.locator('textarea').fill('Satzung § 2, '+'Vereinsregisterauszugsbeglaubigungsverfahrensordnung'.repeat(3)); await g.locator('button[type=submit]').click(); await p.waitForLoadState(); await look(p,'t-nachher',w);} }
 await c.close();}
for(const w of [1280,390]){const c=await b.newContext({viewport:{width:w,height:900}});const p=await c.newPage();await login(p,'Sozialverwaltung');
 for(const [n,u] of Object.entries({'s-treffer2':`/bedarfe/${ferien}/treffer/${slug}`,'hinw2':'/hinweise','progbed':'/programme/staedtebau-sozialer-zusammenhalt/bedarfe','gemerkt2':'/treffer/gemerkt','buendel2':'/treffer/buendel','stadt390':'/treffer?ansicht=bedarfe'})){const r=await p.goto(base+u); if(r.status()!==200)console.log(n,u,r.status()); await look(p,n,w);
  if(n==='buendel2'&&w===390) console.log(await p.evaluate(()=>[...document.querySelectorAll('main *')].filter(e=>e.getBoundingClientRect().right>391).slice(0,12).map(e=>e.tagName+'.'+e.className+' '+Math.round(e.getBoundingClientRect().right)).join('\n')));
  if(n==='s-treffer2'){ const f=p.locator('form[action$="/ablehnen"]').first(); if(await f.count()){ await p.evaluate(()=>{document.querySelectorAll('details').forEach(x=>x.open=true);document.querySelectorAll('form').forEach(x=>x.noValidate=true)}); await f.locator('button[type=submit]').click(); await p.waitForLoadState(); await look(p,'s-ablehnen-fehler',w);} } }
 await c.close();}
console.log(out.join('\n')); await b.close();
