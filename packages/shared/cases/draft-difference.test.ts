import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../ids.ts'
import { type CaseDraft, emptyDraft } from './case-draft.ts'
import { draftDifferences, mergeDrafts, type Whose } from './draft-difference.ts'

const ids = [1, 2, 3].map((at) => newId('invoice', at))
const word = fc.constantFrom('', 'Bau', 'Adler', 'F-1')
const invoice = fc.record({
  id: fc.constantFrom(...ids),
  number: word,
  issuedOn: fc.constant(''),
  dueOn: fc.constantFrom('', '2026-03-01'),
  amount: word,
  amountMinor: fc.constant(null),
})
const contact = fc.record({
  kind: fc.constantFrom('EMAIL' as const, 'PHONE' as const),
  value: fc.constantFrom('a@b.example', 'c@d.example'),
  person: word,
  language: fc.constantFrom('de', 'en'),
})
const draft: fc.Arbitrary<CaseDraft> = fc
  .record({
    name: word,
    city: word,
    reference: word,
    invoices: fc.uniqueArray(invoice, { selector: ({ id }) => id }),
    contacts: fc.uniqueArray(contact, { selector: ({ kind, value }) => kind + value }),
  })
  .map(({ name, city, reference, invoices, contacts }) => {
    const empty = emptyDraft('DE', 'de', 'EUR')
    return { ...empty, reference, invoices, contacts, debtor: { ...empty.debtor, name, city } }
  })

describe('two versions of one draft', () => {
  test('differ in nothing where they are the same, and become one of them where one side is chosen', () => {
    fc.assert(
      fc.property(draft, draft, (mine, theirs) => {
        const found = draftDifferences(mine, theirs)
        expect(draftDifferences(mine, mine)).toEqual([])
        for (const whose of ['mine', 'theirs'] as const) {
          const all = Object.fromEntries(found.map(({ key }) => [key, whose]))
          expect(draftDifferences(mergeDrafts(mine, theirs, all), whose === 'mine' ? mine : theirs)).toEqual(
            [],
          )
        }
      }),
    )
  })

  test('lose nothing: each difference is exactly as it was chosen', () => {
    fc.assert(
      fc.property(
        draft,
        draft,
        fc.infiniteStream(fc.constantFrom<Whose>('mine', 'theirs')),
        (mine, theirs, coin) => {
          const found = draftDifferences(mine, theirs)
          const chosen = Object.fromEntries(found.map(({ key }) => [key, coin.next().value as Whose]))
          const one = mergeDrafts(mine, theirs, chosen)
          const left = draftDifferences(one, theirs).map(({ key }) => key)
          expect(left.toSorted()).toEqual(
            found.flatMap(({ key }) => (chosen[key] === 'mine' ? [key] : [])).toSorted(),
          )
        },
      ),
    )
  })

  test('keep the documents of both', () => {
    const empty = emptyDraft('DE', 'de', 'EUR')
    const [one, two] = [newId('document', 1), newId('document', 2)]
    const mine = { ...empty, documents: [{ id: one, kind: 'INVOICE' as const, invoiceId: null }] }
    const theirs = { ...empty, documents: [{ id: two, kind: 'CONTRACT' as const, invoiceId: null }] }
    expect(mergeDrafts(mine, theirs, {}).documents.map(({ id }) => id)).toEqual([one, two])
  })
})
