import type { PortalPlanTermsPage } from '#shared/pages/plan-pages.ts'
import { refusalsOfTerms } from '#shared/plans/plan-terms.ts'
import { sayRefusal } from '../pages/faults.tsx'
import { type Format, formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { Button } from '../ui/button.tsx'
import { ActionBar, Column } from '../ui/column.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { Status } from '../ui/status.tsx'
import { told, WhoDecides } from './plan-answer.tsx'
import { whyKeyOf } from './plan-answer-keys.ts'
import { PlanChoices } from './plan-choices.tsx'
import { Schedule } from './plan-schedule.tsx'

type Props = PageProps<PortalPlanTermsPage>

/**
 * Choosing how to pay in parts. Without a script it is a form whose answer comes back with the page; with one, the
 * schedule and the answer follow the finger, out of the same functions.
 */
export const planTermsPage: PageScreen<PortalPlanTermsPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('plan-page')('title') }),
  View(props) {
    const { page, frame, words } = props
    const { talk, form, preview, done } = page
    const t = words('plan-page')
    const format = formatIn(frame.language)
    return (
      <Column>
        <PageHeading
          title={t('title')}
          lead={t('choose.lead', { amount: format.money(talk.undisputed, talk.currency) })}
          back={{ href: talk.live && !talk.live.isOver ? '/d/plan' : '/d/claim', label: t('back') }}
        />
        {done ? (
          <Notice tone="info" role="status" tabIndex={-1} title={t('done.withdrawnTitle')} className="mb-6">
            {t('done.withdrawn')}
          </Notice>
        ) : null}
        <form
          action="/d/plan/next"
          method="get"
          noValidate
          data-plan={JSON.stringify(knownIn(page))}
          className="grid grid-cols-1 gap-6"
        >
          <button type="submit" formAction="/d/plan/terms" data-show="" tabIndex={-1} className="hidden">
            {t('choose.show')}
          </button>
          <PlanChoices talk={talk} form={form} words={words} format={format} />
          <div className="scripting:hidden">
            <Button type="submit" formAction="/d/plan/terms" wide>
              {t('choose.show')}
            </Button>
          </div>
          <section aria-labelledby="schedule" data-drawn="" hidden={preview === null}>
            <h2 id="schedule" className="mb-2 text-lg">
              {t('schedule.title')}
            </h2>
            <Schedule
              live
              label={t('schedule.title')}
              lines={preview?.instalments ?? []}
              total={preview?.terms.total ?? talk.undisputed}
              currency={talk.currency}
              words={words}
              format={format}
            />
          </section>
          <Reasons {...props} format={format} />
          <ActionBar className="sm:sticky! sm:border-t! sm:pt-3 sm:pb-4">
            <AnswerLine {...props} format={format} />
            <Button type="submit" look="primary" wide>
              {t('choose.go')}
            </Button>
          </ActionBar>
        </form>
      </Column>
    )
  },
}

/** What the script may know: the same as what stands on the page, and nothing of the mandate. */
function knownIn({ talk }: PortalPlanTermsPage) {
  const { today, currency, undisputed, bounds, holidays, outsideDecider } = talk
  return { today, currency, undisputed, bounds, holidays, outsideDecider }
}

type PartProps = Props & { format: Format }

const isLess = ({ preview, talk }: PortalPlanTermsPage) =>
  preview !== null && preview.terms.total < talk.undisputed

function Reasons({ page, words, format }: PartProps) {
  const { talk, preview } = page
  const shown = preview ? whyKeyOf(preview.decider, isLess(page), talk.bounds.automatic) : null
  return (
    <section aria-labelledby="who" data-drawn="" hidden={shown === null} className="text-ink-soft">
      <h2 id="who" className="mb-1 text-base text-ink">
        {words('plan-page')('answer.title')}
      </h2>
      {(['NOBODY', 'MANAGER', 'ALWAYS', 'LESS', 'CREDITOR'] as const).map((which) => (
        <div key={which} data-why={which} hidden={which !== shown}>
          <WhoDecides talk={talk} which={which} words={words} format={format} />
        </div>
      ))}
    </section>
  )
}

/** The answer in one line, in sight wherever one has scrolled to; a script shows the one that fits. */
function AnswerLine({ page, frame, words, format }: PartProps) {
  const { talk, preview, form } = page
  const t = words('plan-page')
  const names = told(talk, words, format)
  const wrong = preview ? null : (form.refusal ?? incomplete)
  const known = [...refusalsOfTerms(talk).map((refusal) => refusal.toJSON()), incomplete]
  const all = wrong && known.every(({ code }) => code !== wrong.code) ? [...known, wrong] : known
  return (
    <div aria-live="polite" className="min-h-7">
      {(['NOBODY', 'MANAGER', 'CREDITOR'] as const).map((decider) => (
        <p key={decider} data-answer={decider} hidden={preview?.decider !== decider}>
          <Status tone={decider === 'NOBODY' ? 'good' : 'info'} className="text-base!">
            {t(`answer.${decider}`, names)}
          </Status>
        </p>
      ))}
      {all.map((refusal) => {
        const isShown = refusal.code === wrong?.code
        return (
          <p
            key={refusal.code}
            data-answer={refusal.code}
            hidden={!isShown}
            {...(isShown && { role: 'alert', tabIndex: -1 })}
          >
            <Status tone="attention" className="text-base!">
              {refusal === incomplete ? t('choose.incomplete') : sayRefusal(refusal, words, frame.language)}
            </Status>
          </p>
        )
      })}
    </div>
  )
}

const incomplete = { code: 'incomplete', params: {} }
