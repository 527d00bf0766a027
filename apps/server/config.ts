import { resolve } from 'node:path'
import * as z from 'zod'
import { readIban } from '#shared/bank/iban.ts'
import { isCountry } from '#shared/countries.ts'

/** What a demo may fall back to and production may not: these values are public knowledge. */
const demo = {
  AUTH_SECRET: 'a-demo-secret-that-everybody-can-read-in-the-source',
  STRIPE_SECRET_KEY: 'sk_test_sandbox',
  STRIPE_WEBHOOK_SECRET: 'whsec_sandbox',
  SMTP_URL: 'smtp://127.0.0.1:3003',
  PUBLIC_URL: 'http://localhost:3000',
  INBOUND_MAIL_SECRET: 'a-demo-secret-of-the-mail-that-comes-in',
} as const

/** What production must be told, and why. */
const required = {
  DATABASE_URL: 'the PostgreSQL database',
  PUBLIC_URL: 'the https address people open',
  AUTH_SECRET: 'at least 32 random characters that sign sessions',
  STRIPE_SECRET_KEY: 'the key of the card provider',
  STRIPE_WEBHOOK_SECRET: 'the secret that proves its webhooks',
  SMTP_URL: 'the mail server',
  MAIL_FROM: 'the sender of every mail',
  AGENCY_NAME: 'who you are, on every letter',
  AGENCY_ADDRESS: 'your postal address, on every letter',
  AGENCY_PHONE: 'the number debtors call to check a letter',
  AGENCY_EMAIL: 'where people write to you',
} as const

const port = z.coerce.number().int().min(1).max(65_535)
const flag = z.enum(['0', '1']).transform((value) => value === '1')

const settings = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z.string().default(''),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  /** Turn off behind a pooler in transaction mode, which cannot keep prepared statements. */
  PREPARED_STATEMENTS: flag.default(true),
  PUBLIC_URL: z.url().optional(),
  AUTH_SECRET: z.string().min(32).default(demo.AUTH_SECRET),
  STRIPE_SECRET_KEY: z.string().default(demo.STRIPE_SECRET_KEY),
  STRIPE_WEBHOOK_SECRET: z.string().default(demo.STRIPE_WEBHOOK_SECRET),
  /** The sandbox's address; empty means the card provider itself. */
  STRIPE_API_URL: z.string().default(''),
  SMTP_URL: z.string().default(demo.SMTP_URL),
  MAIL_FROM: z.string().default('Saldo Recovery <office@saldo.example>'),
  MAILBOX_URL: z.string().default(''),
  /** Where answers to our mails go: `reply+…@` this domain, whose mail server hands them to /hooks/inbound-mail. */
  MAIL_REPLY_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]{3,180}$/)
    .default('reply.saldo.example'),
  /** Signs what that mail server hands over. */
  INBOUND_MAIL_SECRET: z.string().min(24).default(demo.INBOUND_MAIL_SECRET),
  /** Whether debtors are told an IBAN; the demo makes some up, production names the list of those its bank gave out. */
  BANK_TRANSFERS: flag.optional(),
  /** A file with one line for each client account: `creditor id;currency;IBAN`. */
  CLIENT_IBANS: z.string().default(''),
  /** The folder into which the bank's files are dropped; empty means bank/in below SALDO_VAR. */
  BANK_INBOX: z.string().default(''),
  SALDO_VAR: z.string().default('var'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Whose word about the visitor's address is believed: how many proxies stand before this process. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  SALDO_DEV: flag.default(false),
  AGENCY_NAME: z.string().default('Saldo Recovery'),
  AGENCY_ADDRESS: z.string().default('Calle de la Demostración 1 · 28001 Madrid · Spain'),
  AGENCY_PHONE: z.string().default('+34 910 000 000'),
  AGENCY_EMAIL: z.string().default('office@saldo.example'),
  AGENCY_REGISTER: z.string().default('Example agency, not a registered company'),
  /** Our own account, to which our share of a remittance leaves. Production without it holds no remittance run. */
  AGENCY_IBAN: z.string().default(''),
  /** The account of client money that remittances leave, apart from our own. */
  CLIENT_IBAN: z.string().default(''),
  AGENCY_STREET: z.string().default(''),
  AGENCY_POSTAL_CODE: z.string().default(''),
  AGENCY_TOWN: z.string().default(''),
  AGENCY_COUNTRY: z.string().default('ES'),
  /** Our VAT number, on every invoice of ours. */
  AGENCY_VAT_NUMBER: z.string().default(''),
})

export type Config = ReturnType<typeof readConfig>

/** A setting that stops the start: its message is one sentence for the operator. */
export class BadConfig extends Error {}

/** The only reader of the environment. An empty one is a working demo; production accepts no demo value. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`)
    throw new BadConfig(`These settings cannot be used: ${faults.join(', ')}.`)
  }
  const values = parsed.data
  const production = values.NODE_ENV === 'production'
  if (production) refuseDemo(given)
  const publicUrl = (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, '')
  return {
    production,
    dev: values.SALDO_DEV && !production,
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    preparedStatements: values.PREPARED_STATEMENTS,
    authSecret: values.AUTH_SECRET,
    stripe: {
      secretKey: values.STRIPE_SECRET_KEY,
      webhookSecrets: values.STRIPE_WEBHOOK_SECRET.split(',').map((secret) => secret.trim()),
      apiUrl: values.STRIPE_API_URL,
    },
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    mailboxUrl: values.MAILBOX_URL,
    inboundMail: inboundMailOf(given, values, production),
    bank: bankOf(values, production),
    varDir: resolve(values.SALDO_VAR),
    logLevel: values.LOG_LEVEL,
    trustedProxies: values.TRUSTED_PROXIES,
    agency: {
      name: values.AGENCY_NAME,
      address: values.AGENCY_ADDRESS,
      phone: values.AGENCY_PHONE,
      email: values.AGENCY_EMAIL,
      register: values.AGENCY_REGISTER,
    },
    agencyBank: agencyBankOf(values, production, values.AGENCY_IBAN, 'ES9121000418450200051332'),
    clientBank: agencyBankOf(values, production, values.CLIENT_IBAN, 'ES7921000813610123456789'),
    agencyVatNumber: values.AGENCY_VAT_NUMBER || (production ? null : 'ESB00000000'),
  }
}

/** Transfers need IBANs that a bank has given out. Production without them works, and offers cards only. */
function bankOf(values: z.output<typeof settings>, production: boolean) {
  const { BANK_TRANSFERS: wanted, CLIENT_IBANS, BANK_INBOX, SALDO_VAR } = values
  const clientIbans = CLIENT_IBANS === '' ? null : resolve(CLIENT_IBANS)
  if (production && wanted && clientIbans === null)
    throw new BadConfig(
      'BANK_TRANSFERS needs CLIENT_IBANS: the list of the accounts that your bank has opened.',
    )
  return {
    transfers: wanted ?? (!production || clientIbans !== null),
    clientIbans,
    inbox: BANK_INBOX === '' ? resolve(SALDO_VAR, 'bank', 'in') : resolve(BANK_INBOX),
  }
}

/**
 * An account of ours with its address in fields, as a payment needs them (C10). The demo has one that no bank knows;
 * production has none until it says which, and half an account is a mistake.
 */
function agencyBankOf(
  values: z.output<typeof settings>,
  production: boolean,
  given: string,
  demoIban: string,
) {
  const { AGENCY_TOWN, AGENCY_COUNTRY: country } = values
  const isDemo = !production && given === ''
  if (production && given === '') return null
  const iban = readIban(isDemo ? demoIban : given)
  const town = isDemo ? 'Madrid' : AGENCY_TOWN
  if (!iban) throw new BadConfig('AGENCY_IBAN and CLIENT_IBAN are IBANs.')
  if (!town || !isCountry(country))
    throw new BadConfig('Our accounts need AGENCY_TOWN and AGENCY_COUNTRY beside their IBANs.')
  const street = isDemo ? 'Calle de la Demostración 1' : values.AGENCY_STREET || null
  const postalCode = isDemo ? '28001' : values.AGENCY_POSTAL_CODE || null
  return { name: values.AGENCY_NAME, iban, address: { street, postalCode, town, country } }
}

/**
 * Answers by mail need a domain and a secret of their own. Production without them works, and its mails are answered
 * at the agency's address as before; half of it, or the demo's secret, is a mistake.
 */
function inboundMailOf(
  given: Record<string, string | undefined>,
  values: { MAIL_REPLY_DOMAIN: string; INBOUND_MAIL_SECRET: string },
  production: boolean,
) {
  const { MAIL_REPLY_DOMAIN: domain, INBOUND_MAIL_SECRET: secret } = values
  if (!production) return { domain, secret }
  const isNamed = given.MAIL_REPLY_DOMAIN !== undefined
  if (!isNamed && given.INBOUND_MAIL_SECRET === undefined) return null
  if (!isNamed || secret === demo.INBOUND_MAIL_SECRET) {
    throw new BadConfig(
      'Answers by mail need both: MAIL_REPLY_DOMAIN and an INBOUND_MAIL_SECRET of your own, or neither.',
    )
  }
  return { domain, secret }
}

function refuseDemo(given: Record<string, string | undefined>) {
  const missing = Object.entries(required).flatMap(([name, why]) => {
    const value = given[name]
    const isDemo = name in demo && value === demo[name as keyof typeof demo]
    return value === undefined || isDemo ? [`${name} (${why})`] : []
  })
  if (missing.length > 0) throw new BadConfig(`Production needs these settings: ${missing.join(', ')}.`)
  if (!given.PUBLIC_URL?.startsWith('https://'))
    throw new BadConfig('PUBLIC_URL must start with https:// in production.')
  if (given.STRIPE_API_URL)
    throw new BadConfig('STRIPE_API_URL points at a sandbox and must be empty in production.')
}

/** The settings as they may be printed: what is secret shows only that it is set. */
export function printable(config: Config) {
  return {
    ...config,
    databaseUrl: config.databaseUrl.replace(/\/\/([^:]+):[^@]*@/, '//$1:***@'),
    authSecret: '***',
    inboundMail: config.inboundMail && { ...config.inboundMail, secret: '***' },
    smtpUrl: config.smtpUrl.replace(/\/\/([^:/]+):[^@]*@/, '//$1:***@'),
    stripe: {
      ...config.stripe,
      secretKey: '***',
      webhookSecrets: config.stripe.webhookSecrets.map(() => '***'),
    },
  }
}
