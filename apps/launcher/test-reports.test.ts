import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPlaywright, readVitest } from './test-reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'saldo-reports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(content: object): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] }
const unread = { status: 'failed', assertionResults: [] }

test('tests are counted, and a file that could not be read is a failure', () => {
  const file = report({ numPassedTests: 3, numFailedTests: 0, testResults: [passing, unread] })
  expect(readVitest(file, 1)).toEqual({ passed: 3, failed: 1 })
})

test('a run that ended badly, found nothing, or left no report has failed', () => {
  const good = { numPassedTests: 3, numFailedTests: 0, testResults: [passing] }
  expect(readVitest(report(good), 0)).toEqual({ passed: 3, failed: 0 })
  expect(readVitest(report(good), 1)).toEqual({ passed: 3, failed: 1 })
  expect(readVitest(report({ ...good, numPassedTests: 0 }), 0)).toEqual({ passed: 0, failed: 1 })
  expect(readVitest(join(folder, 'nowhere.json'), 0)).toEqual({ passed: 0, failed: 1 })
})

test('a story that passed only at its second try has not passed', () => {
  const file = report({ stats: { expected: 7, unexpected: 1, flaky: 2 }, errors: [] })
  expect(readPlaywright(file, 1)).toEqual({ passed: 7, failed: 3 })
})
