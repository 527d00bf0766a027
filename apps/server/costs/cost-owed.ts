import type { CostConsent } from '#db/client.ts'
import { isLanguage } from '#shared/languages.ts'
import { deputiesOfOwners, deputyOf } from '../access/deputies.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import type { Tx } from '../db.ts'
import type { Json } from '../events.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import { type AroundCosts, managerOf } from './cost-row.ts'

type About = { consent: CostConsent; around: AroundCosts }

const languageOf = (text: string) => (isLanguage(text) ? text : 'en')

const factsOf = ({ consent, around }: About): Record<string, Json> => ({
  consentId: consent.id,
  caseId: consent.caseId,
  caseNumber: around.number ?? '',
  creditorName: around.creditor.name,
  debtorName: around.debtor.name,
  kind: consent.kind,
  ceilingMinor: Number(consent.ceilingMinor),
  currency: consent.currency,
  reason: consent.reason,
  benefit: consent.benefit,
  dueOn: consent.dueOn,
  managerName: consent.askedByName,
})

/** To the people of the creditor who look after the case, to its owners, and to who stands in for an owner (A30). */
export async function oweCostQuestion(house: House, tx: Tx, about: About): Promise<void> {
  const { consent, around } = about
  const { creditorId } = consent
  const own = await creditorReaders(tx, { creditorId, personId: around.onBehalfOfId ?? around.enteredById })
  // Only an owner may say yes, so the owners are asked as well; nobody's id is empty.
  const owners = await creditorReaders(tx, { creditorId, personId: '' })
  const deputies = (await deputiesOfOwners(tx, creditorId, house.clock.today())).map(
    ({ id: userId, language, ...person }) => ({ ...person, userId, language: languageOf(language) }),
  )
  const readers = new Map([...own, ...owners, ...deputies].map((reader) => [reader.userId, reader]))
  for (const reader of readers.values()) {
    await oweMail(house, tx, {
      key: `cost-consent-asked:${consent.id}:${reader.userId}`,
      kind: 'cost-consent-asked',
      recipient: reader.email,
      language: reader.language,
      caseId: consent.caseId,
      creditorId,
      data: { ...factsOf(about), name: reader.name },
    })
  }
}

/** To the account manager, or to who stands in for them today: the creditor has said yes or no. */
export async function oweCostAnswer(
  house: House,
  tx: Tx,
  about: About,
  answer: 'GIVEN' | 'REFUSED',
): Promise<void> {
  const { consent, around } = about
  const manager = managerOf(around)
  if (!manager) return
  const person = await tx.user.findUnique({
    where: { id: await deputyOf(tx, manager.id, house.clock.today()) },
    select: { name: true, email: true, language: true },
  })
  if (!person) return
  await oweMail(house, tx, {
    key: `cost-consent-answered:${consent.id}`,
    kind: 'cost-consent-answered',
    recipient: person.email,
    language: languageOf(person.language),
    caseId: consent.caseId,
    creditorId: consent.creditorId,
    data: { ...factsOf(about), name: person.name, answer },
  })
}
