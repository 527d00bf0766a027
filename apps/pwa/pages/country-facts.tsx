import type { ReactNode } from 'react'
import { countryName } from '#shared/country-name.ts'
import type { Day } from '#shared/dates.ts'
import type { CountryFile, StatutoryRate } from '#shared/interest/country-file.ts'
import { countryFiles } from '#shared/interest/country-files.ts'
import { sourcesReadOn } from '#shared/interest/rate-row.ts'
import { percentText, rateOn } from '#shared/interest/statutory-rate.ts'
import { localeOf } from '#shared/languages.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import { sourceInWords } from '../quotes/source-words.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Facts } from '../ui/facts.tsx'
import { Status } from '../ui/status.tsx'
import { asDay, type Format, formatIn } from './format.ts'
import type { Words } from './words.ts'

type CountryFactsProps = { today: Day; frame: PageFrame; words: Words }
type Sourced = { source: string; verified: boolean }

/** The law on late payment, country by country, generated from the files that every quote is worked out with. */
export function CountryFacts({ today, frame, words }: CountryFactsProps) {
  const t = words('pages')
  const format = formatIn(frame.language)
  const order = new Intl.Collator(localeOf(frame.language))
  const files = countryFiles
    .map((file) => ({ file, name: countryName(file.country, frame.language) }))
    .sort((one, other) => order.compare(one.name, other.name))
  return (
    <>
      {files.map(({ file, name }) => (
        <Disclosure
          key={file.country}
          id={file.country.toLowerCase()}
          title={name}
          aside={rateToday(file, today, words, format)}
        >
          <CountryFileFacts file={file} today={today} words={words} format={format} />
        </Disclosure>
      ))}
      <p className="mt-4 max-w-prose text-sm text-ink-soft">
        {t('help.countriesNote', { date: format.day(asDay(sourcesReadOn)) })}
      </p>
    </>
  )
}

const isRate = (interest: CountryFile['interest']): interest is StatutoryRate => interest.regime !== 'NONE'

function rateToday({ interest }: CountryFile, today: Day, words: Words, format: Format): string {
  return isRate(interest)
    ? format.percent(percentText(rateOn(interest, today).hundredths))
    : words('pages')('law.noRate')
}

type FileProps = { file: CountryFile; today: Day; words: Words; format: Format }

function CountryFileFacts({ file, today, words, format }: FileProps) {
  const t = words('pages')
  const { interest, compensation, limitation } = file
  const facts = [
    {
      key: 'interest',
      label: t('law.interest'),
      value: isRate(interest) ? (
        <Fact words={words} sourced={rateOn(interest, today)} basis={interest.basis}>
          {t(`law.regime.${interest.regime}`, {
            percent: format.percent(percentText(rateOn(interest, today).hundredths)),
            date: format.day(today),
          })}
        </Fact>
      ) : (
        t(`law.none.${interest.why}`)
      ),
    },
    {
      key: 'compensation',
      label: t('law.compensation'),
      value: compensation ? (
        <Fact words={words} sourced={compensation} basis={compensation.basis}>
          {compensation.steps.map(({ amount }) => format.money(amount, compensation.currency)).join(' · ')}
        </Fact>
      ) : (
        t('law.noCompensation')
      ),
    },
    {
      key: 'limitation',
      label: t('law.limitation'),
      value: limitation ? (
        <Fact words={words} sourced={limitation} basis={limitation.basis}>
          {t(`law.start.${limitation.start}`, { count: limitation.years })}
          {limitation.warning ? ` ${words('quotes')(`warning.${limitation.warning}`)}` : null}
        </Fact>
      ) : (
        t('law.noLimitation')
      ),
    },
  ]
  return <Facts facts={facts} className="text-ink" />
}

type FactProps = { words: Words; sourced: Sourced; basis: string; children: ReactNode }

function Fact({ words, sourced, basis, children }: FactProps) {
  const t = words('quotes')
  return (
    <>
      <span className="block">{children}</span>
      <span className="block text-sm text-ink-soft">
        <bdi>{basis}</bdi> · <bdi>{sourceInWords(sourced.source, words)}</bdi>
      </span>
      <Status tone={sourced.verified ? 'good' : 'attention'}>
        {t(sourced.verified ? 'facts.verified' : 'facts.unverified')}
      </Status>
    </>
  )
}
