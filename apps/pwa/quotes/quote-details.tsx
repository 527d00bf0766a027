import { addressIn } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import type { StoredQuote } from '#shared/pages/public-pages.ts'
import type { Format } from '../pages/format.ts'
import { Onward } from '../pages/layout.tsx'
import type { Words } from '../pages/words.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { InterestTable } from './interest-table.tsx'
import { QuoteFacts } from './quote-facts.tsx'

type QuoteDetailsProps = { stored: StoredQuote; frame: PageFrame; words: Words; format: Format }

/** What stands behind the figures, folded: nobody must read it, everybody can. */
export function QuoteDetails({ stored, frame, words, format }: QuoteDetailsProps) {
  const t = words('quotes')
  const { result } = stored
  const { nextStep, limitation, interest, coverage } = result
  return (
    <div className="mt-6">
      <Disclosure title={t('details.how')} data-remember="how">
        {interest.slices.length === 0 ? (
          <p>{interest.status === 'COMPUTED' ? t('interest.none') : t(`interest.${interest.status}`)}</p>
        ) : (
          <InterestTable interest={interest} currency={result.currency} words={words} format={format} />
        )}
        {result.assumptions.length > 0 ? <p className="mt-3">{t('details.assumption')}</p> : null}
      </Disclosure>
      {nextStep ? (
        <Disclosure title={t('details.rises')} aside={format.day(nextStep.on)}>
          <p>
            {t('details.risesText', {
              date: format.day(nextStep.on),
              percent: format.percent(nextStep.percent),
              fee: format.money(nextStep.fee, result.currency),
              now: format.money(result.fee, result.currency),
            })}
          </p>
        </Disclosure>
      ) : null}
      <Disclosure
        title={limitation ? t('details.barred') : t('details.barredUnknown')}
        aside={limitation ? format.day(limitation.decisive.lastDay) : undefined}
      >
        {limitation ? (
          <Limitation limitation={limitation} words={words} format={format} />
        ) : (
          <p>{t('details.barredUnknownText')}</p>
        )}
      </Disclosure>
      <Disclosure title={t('details.who')} aside={t(`coverage.${coverage}`)}>
        <p>{t(`coverageText.${coverage}`, { country: format.country(stored.debtorCountry) })}</p>
      </Disclosure>
      <Disclosure title={t('details.facts')}>
        <QuoteFacts facts={result.facts} words={words} format={format} />
        <Onward href={`${addressIn(frame.language, '/help')}#countries`}>
          {words('pages')('help.countriesTitle')}
        </Onward>
      </Disclosure>
    </div>
  )
}

type LimitationProps = {
  limitation: NonNullable<StoredQuote['result']['limitation']>
  words: Words
  format: Format
}

function Limitation({ limitation, words, format }: LimitationProps) {
  const t = words('quotes')
  return (
    <>
      <ul className="grid gap-2">
        {limitation.considered.map((law) => (
          <li key={law.country}>
            {t('details.barredLaw', {
              country: format.country(law.country),
              date: format.day(law.lastDay),
              basis: law.basis,
              years: format.count(law.years),
            })}
            {law.warning ? ` ${t(`warning.${law.warning}`)}` : null}
          </li>
        ))}
        {limitation.unknown.map((country) => (
          <li key={country}>{t('details.barredNoFile', { country: format.country(country) })}</li>
        ))}
      </ul>
      <p className="mt-3">{t('details.barredVerify')}</p>
    </>
  )
}
