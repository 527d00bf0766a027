import { type Currency, type Minor, negate } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'

/** An amount that is added or taken away: `+ 12,40 €`, `− 12,40 €`. */
export function useSigned(currency: Currency): (amount: Minor) => string {
  const format = useFormat()
  return (amount) =>
    amount < 0 ? `− ${format.money(negate(amount), currency)}` : `+ ${format.money(amount, currency)}`
}
