import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { PartProps } from './parts.ts'

/** What was paid too much is the debtor's, and said first; so is that we need an account to pay something back to. */
export function Favour({ view, words, format }: PartProps) {
  const t = words('portal')
  if (view.credit === 0 && !view.accountAsked) return null
  return (
    <Notice tone="good" className="mt-6">
      <p className="font-semibold">
        {view.accountAsked
          ? t('credit.asksAccount')
          : t('credit.inFavour', { amount: format.money(view.credit, view.currency) })}
      </p>
      <ButtonLink href="/d/credit" className="mt-2 print:hidden">
        {t(view.accountAsked ? 'credit.say' : 'credit.open')}
      </ButtonLink>
    </Notice>
  )
}
