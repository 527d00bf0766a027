import { existsSync, readFileSync } from 'node:fs'
import type { Result } from './check-step.ts'

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: unknown[]
}

/** Counts tests, and as one failure each file that could not even be read. */
export function readVitest(file: string, code: number): Result {
  const report = readReport<VitestReport>(file)
  if (!report) return { passed: 0, failed: 1 }
  const unread = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  return believing(code, { passed: report.numPassedTests, failed: report.numFailedTests + unread })
}

/** A story that passed only at a second try has not passed. */
export function readPlaywright(file: string, code: number): Result {
  const report = readReport<PlaywrightReport>(file)
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  return believing(code, { passed: expected, failed: unexpected + flaky + report.errors.length })
}

/** A tool that ended badly has failed, whatever it counted; and a run that tested nothing proves nothing. */
function believing(code: number, { passed, failed }: Result): Result {
  const isHollow = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: isHollow ? 1 : failed }
}

function readReport<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined
}
