import { formatInstant } from '#shared/dates.ts'
import type { PortalCalendarPage } from '#shared/pages/calendar-page.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { IconCalendar } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

type Props = PageProps<PortalCalendarPage>

/** Following the plan in one's own calendar: what the address shows and to whom, making it, and ending it. */
export const calendarPage: PageScreen<PortalCalendarPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('plan-page')('feed.title') }),
  View(props) {
    const { page, frame, words } = props
    const t = words('plan-page')
    const { since, address, timeZone } = page
    return (
      <Column>
        {page.done ? (
          <Notice tone="good" role="status" tabIndex={-1} className="mb-4">
            {t('feed.ended')}
          </Notice>
        ) : null}
        <PageHeading
          title={t('feed.title')}
          lead={t('feed.lead', { creditor: page.creditorName })}
          back={{ href: '/d/plan', label: t('card.back') }}
        />
        {address ? <Address {...props} address={address} /> : null}
        <ul className="mt-4 list-disc space-y-2 ps-5">
          <li>{t('feed.shows')}</li>
          <li>{t('feed.secret')}</li>
          <li>{t('feed.late')}</li>
        </ul>
        {since && !address ? (
          <p className="mt-6 text-ink-soft">
            {t('feed.since', { when: formatInstant(since, frame.language, timeZone) })}
          </p>
        ) : null}
        <div className="mt-6 grid gap-3">
          {address ? null : (
            <form action="/d/plan/calendar" method="post">
              <Button type="submit" look="primary" wide icon={<IconCalendar className="size-5" />}>
                {t(since ? 'feed.again' : 'feed.make')}
              </Button>
            </form>
          )}
          {since || address ? (
            <form action="/d/plan/calendar" method="post">
              <Button type="submit" name="act" value="end" wide>
                {t('feed.end')}
              </Button>
              <p className="mt-2 text-sm text-ink-soft">{t('feed.endAfter')}</p>
            </form>
          ) : null}
        </div>
      </Column>
    )
  },
}

function Address({ words, address }: Props & { address: string }) {
  const t = words('plan-page')
  return (
    <Notice tone="good" role="status" tabIndex={-1} title={t('feed.madeTitle')}>
      <p>{t('feed.made')}</p>
      <p className="my-3">
        <ButtonLink href={address.replace(/^https?:/, 'webcal:')} look="primary" wide>
          {t('feed.open')}
        </ButtonLink>
      </p>
      <p>{t('feed.byHand')}</p>
      <p dir="ltr" className="figures mt-1 text-start break-all select-all">
        {address}
      </p>
    </Notice>
  )
}
