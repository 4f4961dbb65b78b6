import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { expect } from 'chai';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

import { ADMIN_KEY } from './test-server.ts';

const FLAGS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const SCHEMES = ['light', 'dark'] as const;

/** A page, and all that went wrong on it: what the console said, and whom it asked beside `url`. */
export interface WatchedPage {
  readonly page: Page;
  readonly trouble: readonly string[];
}

export interface Look {
  readonly scheme?: (typeof SCHEMES)[number];
  readonly width?: number;
  readonly isScriptOff?: boolean;
}

/** Chromium for a suite: Debian's, or the one at CHROMIUM_PATH. */
export class Chromium {
  #browser: Browser | null = null;
  readonly #contexts: BrowserContext[] = [];

  async start(): Promise<void> {
    const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    this.#browser = await chromium.launch({ executablePath, args: FLAGS });
  }

  /** A page of a visitor of its own, who has been nowhere yet. */
  async open(
    url: string,
    { scheme = 'light', width = 1280, isScriptOff = false }: Look = {},
  ): Promise<WatchedPage> {
    if (this.#browser === null) throw new Error('Chromium was not started');
    const context = await this.#browser.newContext({
      colorScheme: scheme,
      viewport: { width, height: 900 },
      javaScriptEnabled: !isScriptOff,
    });
    this.#contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return { page, trouble: troubleOf(page, url) };
  }

  async closePages(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
  }
}

/** Chromium, started before the suite and stopped after it; its pages are closed after each test. */
export function browsing(): Chromium {
  const browser = new Chromium();
  before(() => browser.start());
  afterEach(() => browser.closePages());
  after(() => browser.stop());
  return browser;
}

/** As a person does it. */
export async function signInOn(page: Page, url: string, key = ADMIN_KEY): Promise<void> {
  await page.goto(`${url}/console/sign-in`);
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Takes a picture where PICTURES names a folder, such as docs/images. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** Has axe-core look at the page; fails on what it finds serious or critical. */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const found = await page.evaluate<readonly Violation[]>('axe.run().then(({ violations }) => violations)');
  const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(told).to.deep.equal([]);
}

/** No part of the page is wider than the screen. */
export async function expectToFit(page: Page): Promise<void> {
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(over, 'how far the page is wider than the screen, in pixels').to.be.at.most(0);
}

function troubleOf(page: Page, url: string): readonly string[] {
  const trouble: string[] = [];
  page.on('console', (message) => {
    // That an answer was a refusal is said by the browser, too, and is none of the page's errors.
    const isAnswer = message
      .text()
      .startsWith('Failed to load resource: the server responded with a status of 4');
    if (['error', 'warning'].includes(message.type()) && !isAnswer) trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${url}/`) && !asked.startsWith('data:')) trouble.push(`asked ${asked}`);
  });
  return trouble;
}
