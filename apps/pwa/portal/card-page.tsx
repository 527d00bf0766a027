import type { PortalCardPage } from '#shared/pages/card-page.ts'
import { sayField } from '../pages/faults.tsx'
import { type Format, formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { Button } from '../ui/button.tsx'
import { ActionBar, Column } from '../ui/column.tsx'
import { Facts } from '../ui/facts.tsx'
import { IconCard } from '../ui/icons.tsx'
import { Money } from '../ui/money.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Refused } from './portal-faults.tsx'

type Props = PageProps<PortalCardPage> & { format: Format }

/** The card that may be charged for the plan: what is kept, what became of it and how to end it; or the words to agree to. */
export const cardPage: PageScreen<PortalCardPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('plan-page')('card.title') }),
  View(props) {
    const { page, frame, words } = props
    const t = words('plan-page')
    const format = formatIn(frame.language)
    return (
      <Column>
        {page.done ? (
          <Notice tone="good" role="status" tabIndex={-1} className="mb-4">
            {t('card.removed')}
          </Notice>
        ) : null}
        <PageHeading
          title={t('card.title')}
          lead={t(page.card ? 'card.keptLead' : 'card.lead', { creditor: page.creditorName })}
          back={{ href: '/d/plan', label: t('card.back') }}
        />
        <Refused form={page.form} words={words} language={frame.language} />
        {page.card ? <Kept {...props} format={format} card={page.card} /> : null}
        <Tried {...props} format={format} />
        {page.mandate ? <Agree {...props} format={format} mandate={page.mandate} /> : null}
      </Column>
    )
  },
}

function Kept({ page, words, format, card }: Props & { card: NonNullable<PortalCardPage['card']> }) {
  const t = words('plan-page')
  const nextWords = ({ on, amount, agreedOn }: NonNullable<typeof card.next>) => (
    <>
      {t('card.nextAmount', { amount: format.money(amount, page.currency), date: format.day(on) })}
      {agreedOn ? (
        <span className="block text-sm text-ink-soft">
          {t('schedule.moved', { date: format.day(agreedOn) })}
        </span>
      ) : null}
    </>
  )
  const until = `${String(card.expiryMonth).padStart(2, '0')}/${card.expiryYear}`
  const next = card.isStopped ? t('card.stopped') : card.next ? nextWords(card.next) : t('card.notNow')
  return (
    <>
      {card.tooLateFor ? (
        <Notice tone="attention" title={t('card.tooLateTitle')} className="mb-4">
          {t('card.tooLate', { until, date: format.day(card.tooLateFor) })}
        </Notice>
      ) : null}
      <Facts
        facts={[
          { key: 'card', label: t('card.which'), value: t('card.digits', { last4: card.last4 }) },
          { key: 'until', label: t('card.until'), value: until },
          { key: 'next', label: t('card.next'), value: next },
          { key: 'who', label: t('card.agreedBy'), value: card.signerName },
          ...(card.stoppedWhy ? [{ key: 'why', label: t('card.stoppedWhy'), value: card.stoppedWhy }] : []),
        ]}
      />
      <form action="/d/plan/card" method="post" data-form className="mt-6">
        <input type="hidden" name="savedCardId" value={card.savedCardId} />
        <Button type="submit" wide>
          {t('card.remove')}
        </Button>
        <p className="mt-2 text-sm text-ink-soft">{t('card.removeAfter')}</p>
      </form>
      <Words id="kept-words" paragraphs={card.mandate} title={t('card.words')} />
    </>
  )
}

/** What was tried with this card or one before it, and what came of it. */
function Tried({ page, words, format }: Props) {
  const t = words('plan-page')
  if (page.charges.length === 0) return null
  return (
    <section aria-labelledby="charges" className="mt-8">
      <h2 id="charges" className="mb-2 text-lg">
        {t('card.charges')}
      </h2>
      <ul>
        {page.charges.map(({ number, attempt, status, reason, amount, on }) => (
          <li key={`${number}-${attempt}`} className="border-t border-line py-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <bdi className="figures">{format.day(on)}</bdi>
              <Money className="font-semibold">{format.money(amount, page.currency)}</Money>
            </div>
            <p className="text-ink-soft">
              {t(`card.status.${status}`)}
              {reason ? ` ${t(`card.reason.${reason}`)}` : ''}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Agree({
  page,
  words,
  format,
  mandate,
}: Props & { mandate: NonNullable<PortalCardPage['mandate']> }) {
  const t = words('plan-page')
  const fault = sayField(page.form.faults.name, words)
  const amount = page.amount === null ? '' : format.money(page.amount, page.currency)
  return (
    <form action="/d/plan/card" method="post" noValidate data-form className="mt-8 grid grid-cols-1 gap-6">
      {page.card ? <h2 className="text-lg">{t('card.another')}</h2> : null}
      <input type="hidden" name="textSha256" value={mandate.sha256} />
      <Words id="card-words" paragraphs={mandate.paragraphs} title={t('card.words')} />
      <TextField
        id="name"
        name="name"
        label={t('sign.name')}
        hint={t('sign.nameHint')}
        error={fault}
        defaultValue={page.form.values.name}
        autoComplete="name"
        enterKeyHint="go"
        maxLength={120}
        autoFocus={fault !== undefined}
        required
      />
      <p className="text-sm text-ink-soft">{t('card.after')}</p>
      <ActionBar>
        <Button type="submit" look="primary" wide icon={<IconCard className="size-5" />}>
          <bdi className="figures">{t('card.agree', { amount })}</bdi>
        </Button>
      </ActionBar>
    </form>
  )
}

function Words({ id, paragraphs, title }: { id: string; paragraphs: readonly string[]; title: string }) {
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="mb-2 text-lg">
        {title}
      </h2>
      <div className="grid gap-2 rounded-md border border-line bg-surface p-4 sm:p-5">
        {paragraphs.map((paragraph) => (
          <p key={paragraph} dir="auto" className="figures">
            {paragraph}
          </p>
        ))}
      </div>
    </section>
  )
}
