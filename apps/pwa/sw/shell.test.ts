import { expect, test } from 'vitest'
import { isAppAddress, shellFiles } from './shell.ts'

test.each(['/app', '/app/cases', '/app?x=1', '/desk', '/desk/cases/case_1'])(
  '%s opens offline',
  (address) => {
    expect(isAppAddress.test(address)).toBe(true)
  },
)

test.each([
  '/',
  '/d',
  '/d/secret',
  '/de/quote',
  '/q/token',
  '/trpc/access.me',
  '/api/auth/get-session',
  '/webhooks/stripe',
  '/uploads/1',
  '/files/doc_1',
  '/application',
  '/deskless',
  '/x/app',
])('%s is always the server’s', (address) => {
  expect(isAppAddress.test(address)).toBe(false)
})

test('the document is kept as the server answers it', () => {
  expect(
    shellFiles([
      { url: 'index.html', revision: '1' },
      { url: 'assets/a.js', revision: null },
    ]),
  ).toEqual([
    { url: '/app', revision: '1' },
    { url: 'assets/a.js', revision: null },
  ])
})
