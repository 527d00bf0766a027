import type { Saldo } from './saldo-process.ts'
import type { Settings } from './settings.ts'

const roles: Record<string, string> = {
  manager: 'account manager',
  collector: 'collector',
  auditor: 'auditor',
  admin: 'administrator',
  owner: 'creditor, owner',
  member: 'creditor, member',
}

/** What a person needs to know once everything runs: where it is, and in a demo who they may be. */
export async function welcome(saldo: Saldo, settings: Settings): Promise<string> {
  const places = [
    ['Saldo', saldo.url],
    ['Mailbox', saldo.mailboxUrl],
    ['Payment sandbox', saldo.sandboxUrl],
    ['Bank of the demo', saldo.sandboxUrl && `${saldo.sandboxUrl}/bank`],
  ].flatMap(([name = '', url]) => (url ? [`  ${name.padEnd(18)}${url}`] : []))
  const people = settings.production ? [] : await signIns()
  return `\n${[...places, ...people, '', '  Ctrl-C stops everything.', ''].join('\n')}\n`
}

async function signIns(): Promise<string[]> {
  const { demoPeople } = await import('../../prisma/people.ts')
  const rows = demoPeople.map(({ name, email, role, password }) => [
    roles[role] ?? role,
    name,
    email,
    password,
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 2)
  return [
    '',
    '  Sign in as',
    ...rows.map((row) => `  ${row.map((text, i) => text.padEnd(widths[i] ?? 0)).join('')}`),
  ]
}
