import { describe, expect, test } from 'vitest'
import { quoteIn, registerAddress, safeNext, signInAddress, wantedIn } from './next.ts'

describe('safeNext', () => {
  test.each(['/app', '/app/cases', '/desk', '/app/cases?status=open#money', '/desk/cases/case_1'])(
    'leads on to %s',
    (path) => expect(safeNext(path)).toBe(path),
  )

  test.each([
    'https://evil.example/app',
    '//evil.example/app',
    '/\\evil.example',
    '/app\\..\\..',
    '/app/../../d/token',
    '/app/../trpc/x',
    'javascript:alert(1)',
    '/app\n//evil.example',
    '/application',
    '/d/secret',
    'app',
    '',
    null,
    undefined,
  ])('refuses %j', (path) => expect(safeNext(path)).toBeNull())

  test.each(['/app/sign-in', '/app/sign-in?next=/app', '/app/new-password?token=x', '/app/register?quote=1'])(
    'does not lead back to the door %s',
    (path) => expect(safeNext(path)).toBeNull(),
  )
})

test('the sign-in remembers where somebody was, and says nothing about home', () => {
  expect(signInAddress({ pathname: '/app/cases', search: '?a=1', hash: '' })).toBe(
    '/app/sign-in?next=%2Fapp%2Fcases%3Fa%3D1',
  )
  expect(signInAddress({ pathname: '/app', search: '', hash: '' })).toBe('/app/sign-in')
})

test('a quote leads through the registration to its case', () => {
  const wanted = wantedIn(new URLSearchParams('quote=se-cret'))
  expect(wanted).toBe('/app/cases/new?quote=se-cret')
  expect(quoteIn(wanted)).toBe('se-cret')
  expect(registerAddress(wanted)).toBe('/app/register/company?next=%2Fapp%2Fcases%2Fnew%3Fquote%3Dse-cret')
  expect(wantedIn(new URLSearchParams('next=https://evil.example&quote='))).toBeNull()
  expect(quoteIn('/app/cases')).toBeUndefined()
})

test('an invitation is answered without registering a company', () => {
  expect(registerAddress('/app/invitation?token=x')).toBe('/app/invitation?token=x')
  expect(registerAddress(null)).toBe('/app/register/company')
})
