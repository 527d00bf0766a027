/** One movement on an account, as the bank of the demo tells it. */
export interface Movement {
  id: string
  direction: 'CRDT' | 'DBIT'
  /** `12.50` */
  amount: string
  currency: string
  endToEndId: string
  reference: string
  text: string
  name: string
  iban: string
}

export interface Account {
  iban: string
  movements: Movement[]
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const given = (name: string, text: string) => (text === '' ? '' : `<${name}>${escaped(text)}</${name}>`)

/** A notice of single bookings (camt.054.001.08), one part for each account. */
export function notice(id: string, at: Date, accounts: Account[]): string {
  const moment = at.toISOString()
  const parts = accounts.map(
    ({ iban, movements }, place) => `<Ntfctn><Id>${id}-${place + 1}</Id><CreDtTm>${moment}</CreDtTm>
<Acct><Id><IBAN>${escaped(iban)}</IBAN></Id></Acct>
${movements.map((movement) => entry(movement, moment.slice(0, 10))).join('\n')}
</Ntfctn>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${moment}</CreDtTm></GrpHdr>
${parts.join('\n')}
</BkToCstmrDbtCdtNtfctn></Document>
`
}

function entry(movement: Movement, on: string): string {
  const { id, direction, amount, currency, endToEndId, reference, text, name, iban } = movement
  const money = `<Amt Ccy="${escaped(currency)}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>`
  const [party, account] = direction === 'CRDT' ? ['Dbtr', 'DbtrAcct'] : ['Cdtr', 'CdtrAcct']
  const family = direction === 'CRDT' ? 'RCDT' : 'ICDT'
  const structured =
    reference === '' ? '' : `<Strd><CdtrRefInf>${given('Ref', reference)}</CdtrRefInf></Strd>`
  return `<Ntry>${money}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt>
<AcctSvcrRef>${id}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${family}</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs>${given('EndToEndId', endToEndId)}</Refs>${money}<RltdPties><${party}><Pty>${given('Nm', name)}</Pty></${party}>
<${account}><Id>${given('IBAN', iban)}</Id></${account}></RltdPties><RmtInf>${given('Ustrd', text)}${structured}</RmtInf></TxDtls></NtryDtls></Ntry>`
}
