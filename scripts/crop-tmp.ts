import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const [from, to, x, y, w, h] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const p = await b.newPage({ viewport: { width: +w!, height: +h! } });
await p.setContent(`<body style="margin:0"><img src="data:image/png;base64,${readFileSync(from!).toString('base64')}" style="position:absolute;left:${-+x!}px;top:${-+y!}px">`);
await p.waitForTimeout(300); await p.screenshot({ path: to! }); await b.close();
