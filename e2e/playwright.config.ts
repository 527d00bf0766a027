import { existsSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'

/** `npm test` names the browser it has found or installed. */
const known = [process.env['SALDO_BROWSER'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome']
const systemBrowser = known.find((path) => path && existsSync(path))

/**
 * Stories in a real browser against the whole product: `npm test` starts it on a database of its own and passes the
 * addresses on. Quiet flags keep Chromium from talking to anybody but us.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../var/stories',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../var/stories.json' }]],
  use: {
    baseURL: process.env['SALDO_URL'] ?? 'http://localhost:3000',
    actionTimeout: 15_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Madrid',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(systemBrowser ? { executablePath: systemBrowser } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'phone',
      testIgnore: '*.desktop.spec.ts',
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
    {
      name: 'desktop',
      testMatch: '*.desktop.spec.ts',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
  ],
})
