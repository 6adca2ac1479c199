import type { Page } from '@playwright/test';
import { page as paths } from '@/lib/paths';
import { expect, test } from './console';
import { expectGround, nowhere, phone, settled, tooWide, watch, wide } from './looking';

/** Opens a page at both widths and turns each from one theme to the other while it is open. */
async function look(page: Page, url: string, faults: string[]) {
  for (const [size, first, second] of [
    [wide, 'light', 'dark'],
    [phone, 'dark', 'light'],
  ] as const) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: first });
    await page.goto(url);
    await settled(page);
    await expectGround(page, first);
    if (size === phone) expect(await tooWide(page), url).toEqual([]);
    await page.emulateMedia({ colorScheme: second });
    await expectGround(page, second);
  }
  expect(faults, url).toEqual([]);
}

test('the pages for somebody whom nobody knows turn from one theme to the other', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  const faults = watch(page, String(baseURL));
  await look(page, `${baseURL}${paths.login()}`, faults);
  await look(page, `${baseURL}${nowhere}`, faults);
  await context.close();
});

test('a theme that was chosen holds on the next page, whatever the system says', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(paths.clusters());
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expectGround(page, 'dark');
  await page.goto(paths.newCluster());
  await expectGround(page, 'dark');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'As the system' }).click();
  await expectGround(page, 'light');
});
