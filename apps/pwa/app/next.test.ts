import { describe, expect, test } from 'vitest'
import { safeNext, signInAddress } from './next.ts'

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

  test.each(['/app/sign-in', '/app/sign-in?next=/app', '/app/new-password?token=x', '/app/sign-up'])(
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
