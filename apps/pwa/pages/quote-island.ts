import { defaultCurrency, isCountry } from '#shared/countries.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import { formatMoney } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'

const dayInMilliseconds = 86_400_000

/**
 * Helps with the quote's form while it is filled in: the amount is read back, the currency follows the country until
 * somebody chooses one, and date and number of days keep each other company. The server decides all the same.
 */
export function helpWithQuote(form: HTMLFormElement) {
  const input = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  const select = (name: string) => form.elements.namedItem(name) as HTMLSelectElement
  const language = pageLanguage()

  const echo = form.querySelector<HTMLOutputElement>('[data-echo]')
  const readBack = () => {
    const currency = select('currency').value
    const amount = parseAmount(input('amount').value, currency, language)
    if (echo) echo.value = amount ? `= ${formatMoney(amount, currency, language)}` : ''
  }
  input('amount').addEventListener('input', readBack)

  let chosen = false
  select('currency').addEventListener('change', () => {
    chosen = true
    readBack()
  })
  select('creditorCountry').addEventListener('change', ({ currentTarget }) => {
    const country = (currentTarget as HTMLSelectElement).value
    if (chosen || !isCountry(country)) return
    select('currency').value = defaultCurrency(country)
    readBack()
  })

  const [dueOn, days] = [input('dueOn'), input('daysOverdue')]
  const today = Date.parse(`${dueOn.max}T00:00:00Z`)
  dueOn.addEventListener('input', () => {
    const due = Date.parse(`${dueOn.value}T00:00:00Z`)
    days.value = Number.isNaN(due) || due > today ? '' : String((today - due) / dayInMilliseconds)
  })
  days.addEventListener('input', () => {
    const count = /^\d{1,5}$/.test(days.value) ? Number(days.value) : Number.NaN
    dueOn.value = Number.isNaN(count)
      ? ''
      : new Date(today - count * dayInMilliseconds).toISOString().slice(0, 10)
  })
  readBack()
}

function pageLanguage(): Language {
  const { lang } = document.documentElement
  return isLanguage(lang) ? lang : 'en'
}
