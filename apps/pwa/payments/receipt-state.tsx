import { useTranslation } from 'react-i18next'
import { cardBrandName } from '#shared/payments/card-brand.ts'
import { useFormat } from '#pwa/app/format.ts'
import type { BookPlace } from '#pwa/ledger/book-links.ts'
import { IconBank, IconBuilding, IconCard } from '#pwa/ui/icons.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import type { Receipt } from './receipt-more.tsx'

const tones: Partial<Record<Receipt['state'], Tone>> = {
  paid: 'good',
  refunded: 'info',
  partlyRefunded: 'info',
}
export const receiptIcons = { card: IconCard, bank: IconBank, direct: IconBuilding } as const

/** How a receipt stands, in a word. */
export function ReceiptState({ state }: Pick<Receipt, 'state'>) {
  const { t } = useTranslation('payments')
  return <Status tone={tones[state] ?? 'bad'}>{t(`receipts.state.${state}`)}</Status>
}

/** By which way it came, in the reader's words. */
export function useReceiptWay({ reader }: BookPlace) {
  const { t } = useTranslation('payments')
  return ({ method, card }: Pick<Receipt, 'method' | 'card'>) =>
    method === 'card'
      ? card
        ? t('receipts.way.card', { ...card, brand: cardBrandName(card.brand) })
        : t('receipts.way.cardUnknown')
      : t(`receipts.way.${method}`, reader)
}

/** What has gone back of it, each with its day. */
export function useReceiptGone() {
  const { t } = useTranslation('payments')
  const format = useFormat()
  return ({ gone, currency }: Pick<Receipt, 'gone' | 'currency'>) =>
    gone.map(({ kind, amount, on }) =>
      t(`receipts.gone.${kind}`, { amount: format.money(amount, currency), day: format.day(on) }),
    )
}
