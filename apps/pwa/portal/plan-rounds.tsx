import { formatInstant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { subtract } from '#shared/money.ts'
import type { PortalPlanTalkPage } from '#shared/pages/plan-pages.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Schedule } from './plan-schedule.tsx'

type RoundsProps = { page: PortalPlanTalkPage; words: Words; format: Format; language: Language }

/** Every offer of either side in order, as it was made; its schedule is folded away. */
export function PlanRounds({ page, words, format, language }: RoundsProps) {
  const t = words('plan-page')
  const { live, currency } = page.talk
  return (
    <section aria-labelledby="rounds" className="mt-8">
      <h2 id="rounds" className="mb-2 text-lg">
        {t('talk.rounds')}
      </h2>
      <ol>
        {live.offers.map(({ number, by, at, total, claimed, words: said, instalments }) => (
          <li key={number}>
            <Disclosure
              title={
                <>
                  {t(`talk.${by}`, { when: formatInstant(at, language, page.timeZone) })}
                  <span className="block text-sm font-normal text-ink-soft">
                    {t('talk.inParts', { count: instalments.length, amount: format.money(total, currency) })}
                  </span>
                </>
              }
            >
              {said ? (
                <p dir="auto" className="mb-3 wrap-anywhere whitespace-pre-wrap text-ink">
                  {said}
                </p>
              ) : null}
              {total < claimed ? (
                <p className="mb-3">
                  {t('talk.waived', { amount: format.money(subtract(claimed, total), currency) })}
                </p>
              ) : null}
              <div className="text-ink">
                <Schedule
                  label={t('schedule.title')}
                  lines={instalments}
                  total={total}
                  currency={currency}
                  words={words}
                  format={format}
                />
              </div>
            </Disclosure>
          </li>
        ))}
      </ol>
    </section>
  )
}
