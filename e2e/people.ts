import { createTRPCClient, httpLink } from '@trpc/client'
import type { BrowserContext, Page } from '@playwright/test'
import { defaultMandate } from '#shared/agreements/mandate.ts'
import { currentAgreementVersion } from '#shared/agreements/agreement-text.ts'
import { declarationVersion } from '#shared/access/company-input.ts'
import type { Country } from '#shared/countries.ts'
import { addDays, day, type Day } from '#shared/dates.ts'
import { type CaseId, type CreditorId, newId } from '#shared/ids.ts'
import type { Language } from '#shared/languages.ts'
import { fromDecimal, minor } from '#shared/money.ts'
import { priceOfCase } from '#shared/cases/price.ts'
import { totpCode } from '../apps/server/access/totp-code.test-kit.ts'
import type { AppRouter } from '../apps/server/router.ts'
import { demoPassword } from '../prisma/people.ts'
import { need, type World } from './world.ts'

/**
 * People for stories. What a story is about happens on the screen; what it only needs to be there already is made
 * here, through the same doors that the screens use.
 */
export type Person = {
  name: string
  email: string
  cookie: string
  trpc: ReturnType<typeof clientOf>
}
export type CreditorPerson = Person & { creditorId: CreditorId; company: string }

export const password = 'a long and honest password'

const url = () => need('SALDO_URL')

function clientOf(cookie: string) {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url()}/trpc`, headers: { cookie } })] })
}

async function askAuth(path: string, body: object, cookie = ''): Promise<Response> {
  const answer = await fetch(`${url()}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url(), cookie },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

const cookieOf = ({ headers }: Response): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** One of the people of the demo town. */
export async function townsman(email: string): Promise<Person> {
  const cookie = cookieOf(await askAuth('/sign-in/email', { email, password: demoPassword }))
  return { name: email, email, cookie, trpc: clientOf(cookie) }
}
export const marta = () => townsman('marta@saldo.example')
export const henrik = () => townsman('henrik@saldo.example')

/** A new company with its owner. */
export async function newCreditor(
  company: string,
  { language = 'en', signed = true }: { language?: Language; signed?: boolean } = {},
): Promise<CreditorPerson> {
  const name = `Owner of ${company}`
  const email = `${company.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@stories.example`
  const cookie = cookieOf(await askAuth('/sign-up/email', { name, email, password, language }))
  const trpc = clientOf(cookie)
  const { creditorId } = await trpc.access.registerCompany.mutate({
    name: company,
    country: 'ES',
    actingAs: 'company',
    number: spanishNumber(),
    declaration: declarationVersion,
  })
  const person = { name, email, cookie, trpc, creditorId, company }
  if (signed) await sign(person, language)
  return person
}

/** Turns the second factor on, which has a story of its own; answers what the app shows now, or some steps later. */
export async function withSecondFactor(person: Person): Promise<(stepsLater?: number) => string> {
  const begun = await askAuth('/two-factor/enable', { password }, person.cookie)
  const { totpURI } = (await begun.json()) as { totpURI: string }
  const codeOf = (stepsLater = 0) => totpCode(totpURI, Date.now() + stepsLater * 30_000)
  // The session is another one from here on.
  const cookie = cookieOf(await askAuth('/two-factor/verify-totp', { code: codeOf() }, person.cookie))
  Object.assign(person, { cookie, trpc: clientOf(cookie) })
  return codeOf
}

export async function sign({ trpc, name }: CreditorPerson, language: Language = 'en') {
  await trpc.agreements.sign.mutate({
    signerName: name,
    signerRole: 'Director',
    authorityConfirmed: true,
    textVersion: currentAgreementVersion,
    language,
    mandate: defaultMandate,
  })
}

export type Debt = {
  email: string
  name?: string
  language?: Language
  country?: Country
  currency?: string
  invoices?: { number: string; amount: string; daysOverdue: number }[]
  /** A paper for the first invoice. */
  paper?: Uint8Array
}

const today = (): Day => day(new Date().toISOString().slice(0, 10))

/** A case as the creditor has handed it over; it waits for the account manager. */
export async function placeCase(
  creditor: CreditorPerson,
  debt: Debt,
): Promise<{ caseId: CaseId; number: string }> {
  const { trpc } = creditor
  const { country = 'GB', currency = 'EUR', name = 'Hollins & Sons Ltd', language = 'en' } = debt
  const caseId = newId('case', Date.now())
  await trpc.cases.startDraft.mutate({ caseId })
  const invoices = (debt.invoices ?? [{ number: 'F-1001', amount: '1200.00', daysOverdue: 60 }]).map(
    ({ number, amount, daysOverdue }) => ({
      id: newId('invoice', Date.now()),
      number,
      issuedOn: '',
      dueOn: addDays(today(), -daysOverdue),
      amount,
      amountMinor: fromDecimal(amount, currency),
    }),
  )
  const documentId = newId('document', Date.now())
  if (debt.paper) await upload(creditor, caseId, documentId, debt.paper)
  const opened = await trpc.cases.draft.query({ caseId })
  const { version } = await trpc.cases.saveDraft.mutate({
    caseId,
    version: opened.version,
    draft: {
      ...opened.draft,
      currency,
      debtor: { ...opened.draft.debtor, kind: 'COMPANY', name, country, language, legalForm: 'Ltd' },
      contacts: [{ kind: 'EMAIL', value: debt.email, person: 'Grace Hollins', language }],
      invoices,
      documents: debt.paper ? [{ id: documentId, kind: 'INVOICE', invoiceId: invoices[0]?.id ?? null }] : [],
    },
  })
  const claim = {
    principal: minor(invoices.reduce((sum, { amountMinor }) => sum + amountMinor, 0)),
    currency,
    oldestDueOn: invoices.map(({ dueOn }) => dueOn).toSorted()[0] as Day,
    creditorCountry: 'ES' as Country,
    debtorCountry: country,
  }
  const { percent } = priceOfCase(claim, null, today())
  const { number } = await trpc.cases.submit.mutate({ caseId, version, percent })
  return { caseId, number }
}

export async function accept(caseId: CaseId, manager: () => Promise<Person> = marta) {
  const { trpc } = await manager()
  const { version } = await trpc.desk.workspace.query({ caseId })
  await trpc.cases.accept.mutate({ caseId, version })
}

/** A file as a client of the tus protocol sends it, in one piece. */
async function upload(creditor: CreditorPerson, caseId: CaseId, documentId: string, bytes: Uint8Array) {
  const word = (text: string) => Buffer.from(text).toString('base64')
  const metadata = { documentId, caseId, name: 'invoice.pdf', kind: 'INVOICE' }
  const headers = { 'tus-resumable': '1.0.0', cookie: creditor.cookie, origin: url() }
  const begun = await fetch(`${url()}/uploads`, {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(bytes.length),
      'upload-metadata': Object.entries(metadata)
        .map(([key, value]) => `${key} ${word(value)}`)
        .join(','),
    },
  })
  if (begun.status !== 201) throw new Error(`The upload was refused: ${begun.status} ${await begun.text()}`)
  const sent = await fetch(new URL(begun.headers.get('location') ?? '', `${url()}/uploads/`), {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: bytes as Uint8Array<ArrayBuffer>,
  })
  if (sent.status !== 204) throw new Error(`The upload failed: ${sent.status} ${await sent.text()}`)
}

/** Puts the session of a person into a browser, as if they had signed in there. */
export async function enterAs(where: Page | BrowserContext, { cookie }: Person) {
  const context = 'context' in where ? where.context() : where
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return { name, value: value.join('='), url: url() }
    }),
  )
}

/** A case that was taken on, and the address that its debtor has got by mail. */
export async function activeCase(
  world: World,
  creditor: CreditorPerson,
  debt: Debt,
  manager: () => Promise<Person> = marta,
) {
  const placed = await placeCase(creditor, debt)
  await accept(placed.caseId, manager)
  const letter = await world.mailTo(debt.email)
  return { ...placed, letter, link: linkIn(letter.text) }
}

/** The address in a debtor's mail. */
export const linkIn = (text: string): string => {
  const found = /http\S+\/d\/[\w-]{27}/.exec(text)?.[0]
  if (!found) throw new Error('The mail has no link')
  return found
}

/** A VAT number of a Spanish company that has right check digits and is nobody's. */
export function spanishNumber(): string {
  const digits = String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')
  const sum = [...digits].reduce((total, digit, place) => {
    const doubled = Number(digit) * 2
    return total + (place % 2 === 0 ? Math.floor(doubled / 10) + (doubled % 10) : Number(digit))
  }, 0)
  return `ESB${digits}${(10 - (sum % 10)) % 10}`
}
