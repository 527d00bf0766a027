import type { Day } from '#shared/dates.ts'

export type CamtVersion = '02' | '03' | '04' | '05' | '06' | '07' | '08'
export const camtVersions: readonly CamtVersion[] = ['02', '03', '04', '05', '06', '07', '08']

/** What a bank would say of one booking; amounts are texts as in the file. */
export type KitDetail = {
  amount: string
  direction?: 'CRDT' | 'DBIT'
  endToEndId?: string
  reference?: string
  text?: string
  name?: string
  iban?: string
  returnReason?: string
}
export type KitEntry = KitDetail & {
  id?: string
  status?: 'BOOK' | 'PDNG'
  on?: Day
  valueOn?: Day
  code?: [string, string, string]
  reversal?: boolean
  /** What the bank has kept of it. */
  charges?: string
  batch?: KitDetail[]
}
export type KitFile = {
  format?: '053' | '054'
  version?: CamtVersion
  iban: string
  /** Of the bookings, and of the account, which need not say it. */
  currency?: string
  isAccountSilent?: boolean
  opening?: string
  closing?: string
  entries: readonly KitEntry[]
  /** Another declaration of the root, or something before it. */
  prefix?: string
}

const today = '2026-11-21' as Day
const optional = (name: string, text: string | undefined) =>
  text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A statement or a notice as a bank writes it, in the shape of each version. */
export function camtFile(file: KitFile): string {
  return [...camtPieces(file)].join('')
}

/** The same in pieces, for files that no test wants to hold in memory. */
export function* camtPieces(file: KitFile): Generator<string> {
  const { format = '053', version = '08', iban, currency = 'EUR', isAccountSilent, prefix = '' } = file
  const [message, part] = format === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn']
  const isStatement = format === '053'
  yield `<?xml version="1.0" encoding="UTF-8"?>${prefix}
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${format}.001.${version}">
<${message}><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-21T18:00:00Z</CreDtTm></GrpHdr>
<${part}><Id>S-1</Id><CreDtTm>2026-11-21T18:00:00Z</CreDtTm>
<Acct><Id><IBAN>${iban}</IBAN></Id>${isAccountSilent ? '' : `<Ccy>${currency}</Ccy>`}</Acct>\n`
  if (isStatement) {
    const closing = file.closing ?? closingOf(file)
    yield balance('OPBD', file.opening ?? '0.00', currency) + balance('CLBD', closing, currency)
  }
  for (const entry of file.entries) yield `${entryText(entry, currency, version)}\n`
  yield `</${part}></${message}></Document>\n`
}

/** Opening and bookings, in hundredths: the kit writes currencies with two decimals only. */
function closingOf({ opening = '0.00', entries }: KitFile): string {
  const cents = (text: string) => Math.round(Number(text) * 100)
  const booked = entries.filter(({ status = 'BOOK' }) => status === 'BOOK')
  const signed = booked.map(({ amount, direction }) => cents(amount) * (direction === 'DBIT' ? -1 : 1))
  const total = signed.reduce((all, amount) => all + amount, cents(opening))
  return (total / 100).toFixed(2)
}

function balance(code: string, amount: string, currency: string): string {
  const isDebit = amount.startsWith('-')
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount.replace('-', '')}</Amt>
<CdtDbtInd>${isDebit ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${today}</Dt></Dt></Bal>\n`
}

function entryText(entry: KitEntry, currency: string, version: CamtVersion): string {
  const { amount, direction = 'CRDT', status = 'BOOK', on = today, valueOn = on } = entry
  const [domain, family, sub] = entry.code ?? ['PMNT', 'RCDT', 'ESCT']
  const details = entry.batch ?? [entry]
  const charges =
    entry.charges === undefined
      ? ''
      : version === '02'
        ? `<Chrgs><Amt Ccy="${currency}">${entry.charges}</Amt><ChrgInclInd>true</ChrgInclInd></Chrgs>`
        : `<Chrgs><Rcrd><Amt Ccy="${currency}">${entry.charges}</Amt><ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>`
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${
    entry.reversal ? '<RvslInd>true</RvslInd>' : ''
  }<Sts>${version === '08' ? `<Cd>${status}</Cd>` : status}</Sts><BookgDt><Dt>${on}</Dt></BookgDt>
<ValDt><Dt>${valueOn}</Dt></ValDt>${optional('AcctSvcrRef', entry.id)}
<BkTxCd><Domn><Cd>${domain}</Cd><Fmly><Cd>${family}</Cd><SubFmlyCd>${sub}</SubFmlyCd></Fmly></Domn></BkTxCd>${charges}
<NtryDtls>${entry.batch ? `<Btch><NbOfTxs>${details.length}</NbOfTxs></Btch>` : ''}${details
    .map((detail) => detailText(detail, direction, currency, version))
    .join('')}</NtryDtls></Ntry>`
}

function detailText(detail: KitDetail, whole: string, currency: string, version: CamtVersion): string {
  const direction = detail.direction ?? whole
  const [party, account] = direction === 'CRDT' ? ['Dbtr', 'DbtrAcct'] : ['Cdtr', 'CdtrAcct']
  const money = `<Amt Ccy="${currency}">${detail.amount}</Amt>`
  const own =
    version === '02'
      ? `<AmtDtls><TxAmt>${money}</TxAmt></AmtDtls>`
      : `${money}<CdtDbtInd>${direction}</CdtDbtInd>`
  const name = detail.name === undefined ? '' : `<Nm>${escaped(detail.name)}</Nm>`
  const parties = `<RltdPties>${
    name && `<${party}>${version === '08' ? `<Pty>${name}</Pty>` : name}</${party}>`
  }${detail.iban ? `<${account}><Id><IBAN>${detail.iban}</IBAN></Id></${account}>` : ''}</RltdPties>`
  const structured = detail.reference
    ? `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${detail.reference}</Ref></CdtrRefInf></Strd>`
    : ''
  const returned = detail.returnReason ? `<RtrInf><Rsn><Cd>${detail.returnReason}</Cd></Rsn></RtrInf>` : ''
  return `<TxDtls><Refs><EndToEndId>${detail.endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>${own}${parties}<RmtInf>${optional(
    'Ustrd',
    detail.text,
  )}${structured}</RmtInf>${returned}</TxDtls>`
}
