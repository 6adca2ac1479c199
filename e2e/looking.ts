import type { Page } from '@playwright/test';

import { expect } from './console';

export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
/** The one page that shall not be found. */
export const nowhere = '/nowhere';

/** What a page must not do while it is looked at. */
export function watch(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  // Violations of the content security policy are said here too.
  page.on('console', (message) => {
    const missing = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !missing) faults.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== origin + nowhere) {
      faults.push(`${response.status()} ${response.url()}`);
    }
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) faults.push(`request to ${url.origin}`);
  });
  return faults;
}

/** Nothing is still on its way. */
export async function settled(page: Page) {
  await expect(
    page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { level: 2 }))
      .first(),
  ).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/** What is wider than the screen, or cut off at its side without a way to scroll there. */
export const tooWide = (page: Page) =>
  page.evaluate(() => {
    const root = document.scrollingElement as Element;
    const boxes = [...document.querySelectorAll('main, main *')].filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return overflowX === 'hidden' && /auto|scroll/.test(overflowY);
    });
    return [root, ...boxes]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} .${element.className}: ${element.scrollWidth} > ${element.clientWidth}`);
  });

type Theme = 'light' | 'dark';

/** Brightness of the page's ground, 0 to 255. */
const brightness = (page: Page) =>
  page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    return Math.max(...context.getImageData(0, 0, 1, 1).data.slice(0, 3));
  });

/** The theme is there, and not only its name. */
export async function expectGround(page: Page, theme: Theme) {
  const value = await brightness(page);
  if (theme === 'light') expect(value).toBeGreaterThan(200);
  else expect(value).toBeLessThan(60);
}
