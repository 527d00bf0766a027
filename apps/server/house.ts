import type { Config } from './config.ts'
import type { Ask, AskFor, Db, Plainly } from './db.ts'
import type { Jobs } from './jobs.ts'
import type { LiveFeed } from './live/feed.ts'
import type { Log } from './log.ts'
import type { BankDoor } from './ports/bank.ts'
import type { AccountsDoor } from './ports/client-accounts.ts'
import type { ChargebacksDoor } from './ports/chargebacks.ts'
import type { Clock } from './ports/clock.ts'
import type { FilesDoor } from './ports/files.ts'
import type { MailDoor } from './ports/mail.ts'
import type { PaymentsDoor } from './ports/payments.ts'

/** All that a use case may reach: the database, the doors, the clock, the jobs. Built once in main.ts and in tests. */
export type House = {
  config: Config
  db: Db
  ask: Ask
  askFor: AskFor
  plainly: Plainly
  jobs: Jobs
  log: Log
  clock: Clock
  mail: MailDoor
  files: FilesDoor
  payments: PaymentsDoor
  /** What banks take back of them. */
  chargebacks: ChargebacksDoor
  bank: BankDoor
  /** Where each creditor's money is received. */
  accounts: AccountsDoor
  /** What has just happened, told to every open session that may know it. */
  live: LiveFeed
}
