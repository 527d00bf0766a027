import { useTranslation } from 'react-i18next'
import { RouterLink } from '#pwa/app/link.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { cx } from '#pwa/ui/cx.ts'
import { softTone } from '#pwa/ui/tone.ts'
import { useDays } from './case-days.ts'
import { lookOf, useEventWords } from './case-event.tsx'
import { caseAddress } from './case-links.ts'
import type { Home } from './home-screen.tsx'

/** The latest of all cases, in words, by day; each line leads to its case. */
export function HomeMoved({ moved }: { moved: Home['moved'] }) {
  const { t } = useTranslation('case-file')
  const days = useDays()
  return (
    <Card
      title={t('home.moved')}
      aside={
        <RouterLink
          href="/app/cases"
          className="-my-3 inline-flex min-h-12 items-center font-medium text-primary"
        >
          {t('home.allCases')}
        </RouterLink>
      }
    >
      {moved.length === 0 ? <p className="text-ink-soft">{t('home.movedNothing')}</p> : null}
      <div className="grid grid-cols-1 gap-4">
        {days.byDay(moved).map(({ on, name, entries }) => (
          <section key={on} aria-label={name}>
            <h3 className="figures text-sm font-medium text-ink-soft">{name}</h3>
            <ul className="-mx-3">
              {entries.map((entry) => (
                <li key={entry.eventId}>
                  <MovedLine entry={entry} time={days.time(entry.at)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  )
}

function MovedLine({ entry, time }: { entry: Home['moved'][number]; time: string }) {
  const words = useEventWords()
  const { icon: Drawing, tone = 'neutral' } = lookOf(entry.kind)
  // To whom a letter went stands on the page of its case.
  const fact = entry.kind === 'letter-sent' ? null : words.fact(entry.kind, entry.facts)
  return (
    <RouterLink
      href={caseAddress(entry)}
      className="flex min-h-14 items-center gap-3 rounded-sm px-3 py-2 text-ink no-underline hover:bg-sunken"
    >
      <span className={cx('grid size-9 shrink-0 place-items-center rounded-full', softTone[tone])}>
        {Drawing ? <Drawing className="size-5" /> : <span className="size-2 rounded-full bg-current" />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{words.title(entry.kind, entry.facts)}</span>
        <span className="block text-sm break-words text-ink-soft">
          <bdi>{entry.debtorName}</bdi>
          {fact ? (
            <>
              {' · '}
              <bdi className="figures">{fact}</bdi>
            </>
          ) : null}
        </span>
      </span>
      <bdi className="figures shrink-0 text-sm text-ink-soft">{time}</bdi>
    </RouterLink>
  )
}
