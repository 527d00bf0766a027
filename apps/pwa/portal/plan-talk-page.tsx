import type { PortalPlanTalkPage } from '#shared/pages/plan-pages.ts'
import { type Format, formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { sayRefusal } from '../pages/faults.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PlanRounds } from './plan-rounds.tsx'
import { Schedule } from './plan-schedule.tsx'
import { PlanSign } from './plan-sign.tsx'
import { Refused } from './portal-faults.tsx'
import { told } from './plan-answer.tsx'

type Props = PageProps<PortalPlanTalkPage>
type Shown = 'WITH_MANAGER' | 'WITH_CREDITOR' | 'WITH_DEBTOR' | 'AGREED' | 'CHANGED' | 'REJECTED' | 'EXPIRED'

/** A negotiation: with whom the last offer lies, what happens next, who decides and why, and what can be done. */
export const planTalkPage: PageScreen<PortalPlanTalkPage> = {
  frame: 'portal',
  head: ({ page, frame, words }) => ({
    title: words('plan-page')(`talk.title.${shownOf(page)}`, namesOf(page, words, formatIn(frame.language))),
  }),
  View(props) {
    const { page, frame, words } = props
    const { talk, form, done } = page
    const { live } = talk
    const t = words('plan-page')
    const format = formatIn(frame.language)
    const shown = shownOf(page)
    const names = namesOf(page, words, format)
    return (
      <Column>
        {done ? (
          <Notice tone="good" role="status" tabIndex={-1} title={t('done.sentTitle')} className="mb-4">
            {t('done.sent')}
          </Notice>
        ) : null}
        <PageHeading
          title={t(`talk.title.${shown}`, names)}
          lead={t(`talk.lead.${shown}`, names)}
          back={{ href: '/d/claim', label: t('back') }}
        />
        <Refused form={form} words={words} language={frame.language} />
        {shown === 'REJECTED' ? <Rejected {...props} format={format} /> : null}
        {live.isOver ? null : <Facts className="mb-8" facts={factsOf(props, format)} />}
        {live.sign ? (
          <>
            <Schedule
              label={t('schedule.title')}
              lines={live.sign.instalments}
              total={live.offers.at(-1)?.total ?? talk.undisputed}
              currency={talk.currency}
              words={words}
              format={format}
            />
            <div className="mt-8">
              <PlanSign
                action="/d/plan"
                hidden={{ ...seenOf(page), act: 'sign', textSha256: live.sign.sha256 }}
                paragraphs={live.sign.paragraphs}
                instalments={live.sign.instalments}
                form={form}
                words={words}
              />
            </div>
          </>
        ) : null}
        <PlanRounds page={page} words={words} format={format} language={frame.language} />
        <NextSteps {...props} />
      </Column>
    )
  },
}

function shownOf({ talk: { live } }: PortalPlanTalkPage): Shown {
  if (live.status === 'REJECTED' || live.status === 'EXPIRED') return live.status
  if (live.hasChanged) return 'CHANGED'
  if (live.status === 'WITH_CREDITOR' || live.status === 'WITH_DEBTOR' || live.status === 'AGREED')
    return live.status
  return 'WITH_MANAGER'
}

/** The day by which the live offer is answered, which is not the day for a new one. */
const namesOf = ({ talk }: PortalPlanTalkPage, words: Props['words'], format: Format) =>
  told({ ...talk, answerBy: talk.live.answerBy }, words, format)

const seenOf = ({ talk: { live } }: PortalPlanTalkPage) => ({
  negotiationId: live.negotiationId,
  version: String(live.version),
})

function factsOf({ page, words }: Props, format: Format) {
  const t = words('plan-page')
  const { live } = page.talk
  const shown = shownOf(page)
  const names = namesOf(page, words, format)
  const until = format.day(live.expiresOn)
  const fact = (key: string, label: string, value: string) => ({ key, label, value })
  if (shown === 'WITH_MANAGER' || shown === 'WITH_CREDITOR') {
    const last = live.offers.at(-1)
    const isLess = last !== undefined && last.total < last.claimed
    const why = isLess ? 'whyLESS' : page.talk.outsideDecider === 'CREDITOR' ? 'whyCREDITOR' : 'whyMANAGER'
    const by = shown === 'WITH_MANAGER' ? names.date : until
    return [
      fact('who', t('talk.who'), t(`talk.who${live.decider}`, names)),
      fact('why', t('talk.why'), t(`talk.${why}`, names)),
      fact('by', t('talk.by'), t('talk.byDay', { date: by })),
      fact('silence', t('talk.silence'), t('talk.silenceText', { date: until })),
    ]
  }
  return [
    fact('who', t('talk.who'), t('talk.whoYOU')),
    fact('why', t('talk.why'), t('talk.whyYOU')),
    fact('by', t('talk.by'), t('talk.byDay', { date: until })),
    fact('silence', t('talk.yours'), t('talk.yoursText', { date: until })),
  ]
}

function Rejected({ page, words, format }: Props & { format: Format }) {
  const t = words('plan-page')
  const { live, bounds, currency } = page.talk
  return (
    <div className="mb-8 grid gap-6">
      {live.reason ? (
        <section aria-labelledby="reason">
          <h2 id="reason" className="mb-1 text-lg">
            {t('talk.reason')}
          </h2>
          <blockquote dir="auto" className="wrap-anywhere border-s-2 border-edge ps-4 whitespace-pre-wrap">
            {live.reason}
          </blockquote>
        </section>
      ) : null}
      <section aria-labelledby="instead">
        <h2 id="instead" className="mb-1 text-lg">
          {t('talk.instead')}
        </h2>
        {bounds.automatic && bounds.most > 0 ? (
          <p>
            {t('talk.insteadBounds', {
              count: bounds.most,
              amount: format.money(bounds.first, currency),
              date: format.day(bounds.firstBy),
            })}
          </p>
        ) : null}
        <p className="mt-1">{t('talk.insteadOffer')}</p>
      </section>
    </div>
  )
}

/** What can be done besides signing: another offer, a question, and in two steps the way back. */
function NextSteps({ page, frame, words }: Props) {
  const t = words('plan-page')
  const { live, whyNot } = page.talk
  const mayOffer = whyNot === null && (live.isOver || live.mayOffer)
  const isMain = mayOffer && live.sign === null && (live.isOver || live.hasChanged)
  return (
    <div className="mt-8 grid grid-cols-1 gap-3">
      {mayOffer ? (
        <ButtonLink href="/d/plan/terms" look={isMain ? 'primary' : 'secondary'} wide>
          {t('talk.other')}
        </ButtonLink>
      ) : null}
      {live.isOver && whyNot ? <p>{sayRefusal(whyNot, words, frame.language)}</p> : null}
      <ButtonLink href="/d/ask" look={mayOffer ? 'quiet' : 'secondary'} wide>
        {t('talk.ask')}
      </ButtonLink>
      {live.isOver ? null : (
        <Disclosure title={t('talk.withdraw')}>
          <p className="mb-3">{t('talk.withdrawText')}</p>
          <form action="/d/plan" method="post" data-form>
            {Object.entries({ ...seenOf(page), act: 'withdraw' }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button type="submit">{t('talk.withdrawButton')}</Button>
          </form>
        </Disclosure>
      )}
    </div>
  )
}
