import { BadConfig } from '../config.ts'
import { type Command, Fault, WrongUsage } from './command.ts'

/** Every command by name; each is loaded only when it is asked for. */
const commands: Record<string, () => Promise<Command>> = {
  interest: async () => (await import('./interest-command.ts')).interestCommand,
  quote: async () => (await import('./quote-command.ts')).quoteCommand,
  claim: async () => (await import('./claim-command.ts')).claimCommand,
  reconcile: async () => (await import('./reconcile-command.ts')).reconcileCommand,
  doctor: async () => (await import('./doctor-command.ts')).doctorCommand,
  'answer-mail': async () => (await import('./answer-mail-command.ts')).answerMailCommand,
  statement: async () => (await import('./statement-command.ts')).statementCommand,
  'import-bank': async () => (await import('./import-bank-command.ts')).importBankCommand,
  report: async () => (await import('./report-command.ts')).reportCommand,
  remit: async () => (await import('./remit-command.ts')).remitCommand,
  user: async () => (await import('./user-command.ts')).userCommand,
}

export type Outcome = { exitCode: number; out: string; err: string }

/** Whether a command talks to the database, so that the caller can start one. */
export async function needsDatabase(args: string[]): Promise<boolean> {
  const load = commands[args[0] ?? '']
  return load ? (await load()).needsDatabase : false
}

/**
 * Runs one command of the operator. Answers go to standard output (one JSON object with --json), everything else to
 * standard error; 0 is done, 1 a fault, 2 wrong usage.
 */
export async function runCommand(args: string[]): Promise<Outcome> {
  const json = args.includes('--json')
  const [name = '', ...rest] = args.filter((arg) => arg !== '--json')
  const load = commands[name]
  if (!load) {
    const known = await Promise.all(Object.values(commands).map(async (each) => (await each()).usage))
    const help = ['Commands (add --json for machines):', ...known.map((usage) => `  saldo ${usage}`)].join(
      '\n',
    )
    if (name === 'help' || name === '--help') return { exitCode: 0, out: help, err: '' }
    return { exitCode: 2, out: '', err: name ? `There is no command "${name}".\n${help}` : help }
  }
  const command = await load()
  try {
    const answer = await command.run(rest)
    const out = json ? JSON.stringify(answer.json) : answer.text
    return { exitCode: answer.isFault ? 1 : 0, out, err: '' }
  } catch (error) {
    if (error instanceof WrongUsage)
      return { exitCode: 2, out: '', err: `${error.message}\nUsage: saldo ${command.usage}` }
    if (error instanceof Fault || error instanceof BadConfig)
      return { exitCode: 1, out: '', err: error.message }
    throw error
  }
}

if (import.meta.main) {
  const { exitCode, out, err } = await runCommand(process.argv.slice(2))
  if (out) process.stdout.write(`${out}\n`)
  if (err) process.stderr.write(`${err}\n`)
  process.exitCode = exitCode
}
