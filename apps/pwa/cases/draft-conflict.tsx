import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDraft } from '#shared/cases/case-draft.ts'
import { type Difference, draftDifferences, mergeDrafts, type Whose } from '#shared/cases/draft-difference.ts'
import { type Day, isDay } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'

type Props = { mine: CaseDraft; theirs: CaseDraft; onChosen: (draft: CaseDraft) => void }

/**
 * Two people have typed in the same draft. Both versions stand beside each other, field by field, and the reader
 * chooses: all of one side, or each field by itself. Until then both are kept.
 */
export function DraftConflict({ mine, theirs, onChosen }: Props) {
  const { t } = useTranslation('cases')
  const [chosen, setChosen] = useState<Record<string, Whose>>({})
  const words = useDifferenceWords()
  const found = draftDifferences(mine, theirs)
  const all = (whose: Whose) => Object.fromEntries(found.map(({ key }) => [key, whose]))
  return (
    <Notice tone="attention" role="alert" title={t('draft.conflictTitle')}>
      <p>{t('draft.conflictText')}</p>
      <div className="my-4 grid gap-5">
        {found.map((one) => (
          <RadioCards
            key={one.key}
            name={`conflict-${one.key}`}
            legend={words.label(one)}
            value={chosen[one.key] ?? 'mine'}
            onValue={(value) => setChosen({ ...chosen, [one.key]: value === 'theirs' ? 'theirs' : 'mine' })}
            options={(['mine', 'theirs'] as const).map((whose) => ({
              value: whose,
              label: <bdi>{words.value(one, whose) || t('draft.conflictEmpty')}</bdi>,
              hint: t(`draft.conflict.${whose}`),
            }))}
          />
        ))}
      </div>
      <div className="grid gap-2 sm:flex sm:flex-wrap">
        <Button look="primary" onClick={() => onChosen(mergeDrafts(mine, theirs, chosen))}>
          {t('draft.conflictKeep')}
        </Button>
        <Button onClick={() => onChosen(mergeDrafts(mine, theirs, all('mine')))}>
          {t('draft.keepMine')}
        </Button>
        <Button onClick={() => onChosen(mergeDrafts(mine, theirs, all('theirs')))}>
          {t('draft.takeTheirs')}
        </Button>
      </div>
    </Notice>
  )
}

/** A difference in words: what it is about, and what each side has there. */
function useDifferenceWords() {
  const { t } = useTranslation('cases')
  const format = useFormat()
  const label = (one: Difference): string => {
    if (one.what === 'contact') return t(`draft.debtor.${one.key.includes(':EMAIL:') ? 'email' : 'phone'}`)
    if (one.what === 'invoice') {
      return t('draft.conflictInvoice', { number: one.mine?.number || one.theirs?.number || '' })
    }
    if (one.what === 'currency') return t('draft.invoices.currencyLabel')
    return one.what === 'reference' ? t('draft.invoices.reference') : t(`draft.debtor.${one.what}`)
  }
  const value = (one: Difference, whose: Whose): string => {
    if (one.what === 'contact') {
      const contact = one[whose]
      return contact ? [contact.value, contact.person].filter(Boolean).join(' · ') : ''
    }
    if (one.what === 'invoice') {
      const invoice = one[whose]
      if (!invoice) return ''
      const dueOn = isDay(invoice.dueOn) ? format.day(invoice.dueOn as Day) : invoice.dueOn
      return [invoice.number, invoice.amount, dueOn].filter(Boolean).join(' · ')
    }
    const text = one[whose]
    if (one.what === 'kind') return text === '' ? '' : t(`draft.debtor.${text as 'COMPANY'}`)
    return one.what === 'country' && text ? format.country(text) : text
  }
  return { label, value }
}
