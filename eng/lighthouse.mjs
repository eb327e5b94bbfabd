// See lighthouse.sh: node lighthouse.mjs PORTAL BROWSER FOLDER [PAGE …]
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [portal, executablePath, folder, ...only] = process.argv.slice(2);
const require = createRequire(`${folder}/node_modules/`);
const load = async name => (await import(pathToFileURL(require.resolve(name)))).default;
const [lighthouse, puppeteer] = [await load('lighthouse'), await load('puppeteer-core')];
const { desktopConfig } = await import(pathToFileURL(require.resolve('lighthouse')));

const least = 95;
const categories = ['performance', 'accessibility', 'best-practices'];
// A page is an address, or a pattern of the first link on the page before it.
const pages = [
    ['sign-in', null, ['/login']],
    ['desk', '乡镇妇联主席', ['/']],
    ['county-desk', '县（市）妇联工作人员', ['/']],
    ['progress', '县（市）妇联工作人员', ['/progress']],
    ['roster', '县（市）妇联工作人员', ['/roster']],
    ['result', '乡镇妇联主席', ['/', /\/campaigns\/\d+\/units\/\d+$/, url => `${url}/result`]],
    ['review', '县（市）妇联工作人员', ['/review', /\/units\/\d+\/review$/]],
];
const machines = [['office', desktopConfig], ['phone', undefined]];

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--lang=zh-CN'] });
let failed = 0;
console.log(`| ${['page', 'machine', ...categories, 'what costs'].join(' | ')} |`);
console.log('|---|---|---|---|---|---|');
for (const [name, role, places] of pages) {
    if (only.length && !only.includes(name)) continue;
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    if (role) await signIn(page, role);
    const url = await find(page, places);
    for (const [machine, config] of machines) {
        const flags = { onlyCategories: categories, disableStorageReset: true, output: 'html', logLevel: 'error' };
        const { lhr, report } = await measure(url, flags, config, page);
        writeFileSync(`${folder}/${name}-${machine}.html`, report);
        const scores = categories.map(c => Math.round(lhr.categories[c].score * 100));
        failed += scores.filter(s => s < least).length;
        console.log(`| ${[name, machine, ...scores, costs(lhr)].join(' | ')} |`);
    }
    await context.close();
}
await browser.close();
if (failed) {
    console.error(`${failed} figures are below ${least}. The reports lie in ${folder}.`);
    process.exit(1);
}

// On a busy machine the beginning of a trace gets lost now and then (NO_NAVSTART); a page that fails three times fails.
async function measure(url, flags, config, page) {
    for (let tries = 1; ; tries++) {
        await page.goto('about:blank');
        const result = await lighthouse(url, flags, config, page);
        if (!result.lhr.runtimeError || tries === 3) return result;
    }
}

async function signIn(page, role) {
    await page.goto(`${portal}/login`);
    const button = (await page.$$('button[name="Input.Login"]')).map(async b =>
        (await b.evaluate(e => e.textContent.trim())) === role ? b : null);
    await Promise.all([page.waitForNavigation(), (await Promise.all(button)).find(b => b).click()]);
}

async function find(page, places) {
    let url = portal;
    for (const place of places) {
        if (typeof place === 'string') url = portal + place;
        else if (typeof place === 'function') url = place(url);
        else url = (await page.$$eval('main a[href]', all => all.map(a => a.href))).find(a => place.test(a));
        await page.goto(url);
    }
    return url;
}

// What is not perfect, in a few words, with the times that a user feels.
function costs(lhr) {
    const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'];
    const seconds = [...times, 'cumulative-layout-shift'].map(id => lhr.audits[id].displayValue).join(', ');
    const wrong = categories.slice(1).flatMap(c => lhr.categories[c].auditRefs)
        .filter(ref => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1)
        .map(ref => ref.id);
    return [seconds, ...wrong].join('; ');
}
