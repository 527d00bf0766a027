import type { PortalPlanNextPage } from '#shared/pages/plan-pages.ts'
import { sayField } from '../pages/faults.tsx'
import { type Format, formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { Button } from '../ui/button.tsx'
import { ActionBar, Column } from '../ui/column.tsx'
import { IconSend } from '../ui/more-icons.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { WhoDecides } from './plan-answer.tsx'
import { whyKeyOf } from './plan-answer-keys.ts'
import { Schedule } from './plan-schedule.tsx'
import { PlanSign } from './plan-sign.tsx'
import { Refused } from './portal-faults.tsx'

/** The page before the button: in figures what will happen; to be signed inside the bounds, to be sent outside. */
export const planNextPage: PageScreen<PortalPlanNextPage> = {
  frame: 'portal',
  head: ({ page, words }) => ({ title: words('plan-page')(`next.${kindOf(page)}Title`) }),
  View(props) {
    const { page, frame, words } = props
    const { talk, drawn, query, form } = page
    const t = words('plan-page')
    const format = formatIn(frame.language)
    const kind = kindOf(page)
    const action = `/d/plan/next?${query}`
    const which = whyKeyOf(drawn.decider, drawn.isReduction, talk.bounds.automatic)
    return (
      <Column>
        <PageHeading
          title={t(`next.${kind}Title`)}
          lead={t(`next.${kind}Lead`)}
          back={{ href: `/d/plan/terms?${query}`, label: t('next.change') }}
        />
        <Refused form={form} words={words} language={frame.language} />
        <Schedule
          label={t('schedule.title')}
          lines={drawn.instalments}
          total={drawn.terms.total}
          currency={talk.currency}
          words={words}
          format={format}
        />
        <section aria-labelledby="who" className="mt-4 mb-8 text-ink-soft">
          <h2 id="who" className="mb-1 text-base text-ink">
            {t('answer.title')}
          </h2>
          <WhoDecides talk={talk} which={which} words={words} format={format} />
          {earlier(page) ? <p className="mt-1">{t('next.replaces')}</p> : null}
        </section>
        {kind === 'sign' ? (
          <PlanSign
            action={action}
            hidden={{ ...hiddenOf(page), act: 'confirm', textSha256: drawn.sha256 }}
            paragraphs={drawn.paragraphs}
            instalments={drawn.instalments}
            form={form}
            words={words}
          />
        ) : (
          <Offer {...props} action={action} format={format} />
        )}
      </Column>
    )
  },
}

const kindOf = ({ drawn }: PortalPlanNextPage) => (drawn.decider === 'NOBODY' ? 'sign' : 'offer')
const earlier = ({ talk }: PortalPlanNextPage) => (talk.live && !talk.live.isOver ? talk.live : null)

/** The negotiation that this begins or goes on with: the same page sent twice is one offer. */
function hiddenOf(page: PortalPlanNextPage) {
  const live = earlier(page)
  return {
    negotiationId: live?.negotiationId ?? page.talk.newNegotiationId,
    version: live ? String(live.version) : '',
  }
}

function Offer({ page, words, action }: PageProps<PortalPlanNextPage> & { action: string; format: Format }) {
  const t = words('plan-page')
  const { drawn, form } = page
  return (
    <form action={action} method="post" noValidate data-form className="grid grid-cols-1 gap-6">
      {Object.entries({ ...hiddenOf(page), act: 'offer' }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {drawn.isReduction ? (
        <TextArea
          id="whyNotViable"
          name="whyNotViable"
          label={t('next.whyNotViable')}
          hint={t('next.whyHint')}
          error={sayField(form.faults.whyNotViable, words)}
          defaultValue={form.values.whyNotViable}
          maxLength={2000}
          autoFocus={form.faults.whyNotViable !== undefined}
          required
        />
      ) : null}
      <TextArea
        id="words"
        name="words"
        label={t('next.words')}
        note={t('next.optional')}
        hint={t('next.wordsHint')}
        error={sayField(form.faults.words, words)}
        defaultValue={form.values.words}
        maxLength={2000}
      />
      <ActionBar>
        <Button type="submit" look="primary" wide icon={<IconSend className="size-5" />}>
          {t('next.send')}
        </Button>
      </ActionBar>
    </form>
  )
}
