import { join } from 'node:path'
import type { Config } from './config.ts'
import { openDb } from './db.ts'
import type { House } from './house.ts'
import { openJobs } from './jobs.ts'
import { openFeed } from './live/feed.ts'
import type { Log } from './log.ts'
import { migrate } from './migrate.ts'
import { bankInFolder } from './ports/bank.ts'
import { type AccountsDoor, assignedAccounts, demoAccounts, noAccounts } from './ports/client-accounts.ts'
import { type Clock, systemClock } from './ports/clock.ts'
import { filesOnDisk } from './ports/files.ts'
import { smtpMail } from './ports/mail.ts'
import { stripePayments } from './ports/stripe.ts'
import { stripeChargebacks } from './ports/stripe-chargebacks.ts'

export type OpenOptions = { clock?: Clock; supervise?: boolean }

/** Brings the database up to date and opens every door. The one place where an adapter is chosen. */
export async function openHouse(config: Config, log: Log, options: OpenOptions = {}) {
  await migrate(config.databaseUrl)
  const jobs = await openJobs(config.databaseUrl, log, { supervise: options.supervise ?? true })
  const {
    db,
    ask,
    askFor,
    plainly,
    close: closeDb,
  } = openDb({
    url: config.databaseUrl,
    pool: config.databasePool,
    prepared: config.preparedStatements,
  })
  const mail = smtpMail({ url: config.smtpUrl, from: config.mailFrom })
  const clock = options.clock ?? systemClock
  const stripe = {
    secretKey: config.stripe.secretKey,
    webhookSecrets: config.stripe.webhookSecrets,
    ...(config.stripe.apiUrl ? { apiUrl: config.stripe.apiUrl } : {}),
  }
  const live = openFeed({ url: config.databaseUrl, ask, askFor, log, clock })
  const house: House = {
    config,
    db,
    ask,
    askFor,
    plainly,
    jobs,
    log,
    clock,
    mail,
    files: filesOnDisk(join(config.varDir, 'files')),
    payments: stripePayments(stripe),
    chargebacks: stripeChargebacks(stripe),
    bank: bankInFolder(join(config.varDir, 'bank', 'out')),
    accounts: accountsOf(config),
    live,
  }
  const close = async () => {
    await live.close()
    await jobs.stop()
    await mail.close()
    await closeDb()
  }
  return { house, close }
}

function accountsOf({ bank: { transfers, clientIbans } }: Config): AccountsDoor {
  if (!transfers) return noAccounts
  return clientIbans === null ? demoAccounts : assignedAccounts(clientIbans)
}
