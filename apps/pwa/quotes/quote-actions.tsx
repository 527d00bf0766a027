import { addressIn } from '#shared/pages/addresses.ts'
import type { QuotePage } from '#shared/pages/public-pages.ts'
import { sayField, sayRefusal } from '../pages/faults.tsx'
import type { PageProps } from '../pages/screen.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { IconArrowEnd, IconMail, IconRefresh } from '../ui/icons.tsx'
import { IconDownload } from '../ui/more-icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'

/** Where the quote becomes a case, with nothing to type again (A06). */
const submitAddress = ({ signedIn, token }: QuotePage) =>
  `${signedIn ? '/app/cases/new' : '/app/register'}?quote=${encodeURIComponent(token)}`

const againAddress = ({ page, frame }: PageProps<QuotePage>) =>
  `${addressIn(frame.language, '/quote')}?again=${encodeURIComponent(page.token)}`

/** On a phone always in thumb's reach; on a wide screen it stands with the other actions. */
export function SubmitBar({ page, words }: PageProps<QuotePage>) {
  return (
    <div className="safe-bottom sticky bottom-0 z-10 -mx-4 mt-8 border-t border-line bg-paper px-4 pt-3 sm:-mx-6 sm:px-6 lg:hidden print:hidden">
      <ButtonLink href={submitAddress(page)} rel="nofollow" look="primary" wide className="min-h-14 text-lg">
        {words('quotes')('actions.submit')}
        <IconArrowEnd className="size-5" />
      </ButtonLink>
    </div>
  )
}

export function QuoteActions(props: PageProps<QuotePage>) {
  const { page, frame, words } = props
  const t = words('quotes')
  const { stored, token } = page
  const own = addressIn(frame.language, `/q/${token}`)
  return (
    <aside aria-label={t('actions.title')} className="grid content-start gap-6 print:hidden">
      {stored.expired ? (
        <ButtonLink
          href={againAddress(props)}
          rel="nofollow"
          look="primary"
          wide
          icon={<IconRefresh className="size-5" />}
        >
          {t('actions.fresh')}
        </ButtonLink>
      ) : (
        <>
          <div className="hidden lg:block">
            <ButtonLink
              href={submitAddress(page)}
              rel="nofollow"
              look="primary"
              wide
              className="min-h-14 text-lg"
            >
              {t('actions.submit')}
              <IconArrowEnd className="size-5" />
            </ButtonLink>
          </div>
          <p className="text-ink-soft">
            {t(page.signedIn ? 'actions.submitSignedIn' : 'actions.submitText')}
          </p>
          <MailForm {...props} />
        </>
      )}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`${own}/quote.pdf`} rel="nofollow" icon={<IconDownload className="size-5" />}>
          {t('actions.pdf')}
        </ButtonLink>
        <Button data-print hidden>
          {t('actions.print')}
        </Button>
        {stored.expired ? null : (
          <ButtonLink href={addressIn(frame.language, '/quote')} look="quiet">
            {t('actions.another')}
          </ButtonLink>
        )}
      </div>
    </aside>
  )
}

function MailForm({ page, frame, words }: PageProps<QuotePage>) {
  const t = words('quotes')
  const { mail, token } = page
  if (mail.sentTo) {
    return (
      <Notice tone="good" role="status" tabIndex={-1} title={t('actions.mailed')}>
        <bdi>{mail.sentTo}</bdi>
      </Notice>
    )
  }
  return (
    <form
      action={addressIn(frame.language, `/q/${token}/mail`)}
      method="post"
      noValidate
      className="grid gap-3"
    >
      <TextField
        id="email"
        name="email"
        type="email"
        label={t('actions.mailLabel')}
        hint={t('actions.mailHint')}
        autoComplete="email"
        inputMode="email"
        enterKeyHint="send"
        required
        defaultValue={mail.values.email}
        error={
          mail.refusal ? sayRefusal(mail.refusal, words, frame.language) : sayField(mail.faults.email, words)
        }
      />
      <Button type="submit" icon={<IconMail className="size-5" />}>
        {t('actions.mail')}
      </Button>
    </form>
  )
}
