import type { PortalCodePage } from '#shared/pages/portal-pages.ts'
import { sayField } from '../pages/faults.tsx'
import type { PageScreen } from '../pages/screen.ts'
import { Button } from '../ui/button.tsx'
import { CodeField } from '../ui/code-field.tsx'
import { Column } from '../ui/column.tsx'
import { IconLock } from '../ui/icons.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { GenuineCard } from './genuine.tsx'
import { Refused } from './portal-faults.tsx'

/** The code from the mail. It is typed, pasted or filled in by the phone; nothing is to be solved or remembered. */
export const codePage: PageScreen<PortalCodePage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('code.title') }),
  View({ page, frame, words }) {
    const t = words('portal')
    const { sender, maskedEmail, form } = page
    const kicker = t('sender', { agency: frame.agency.name, creditor: sender.creditorName })
    return (
      <Column>
        <PageHeading kicker={kicker} title={t('code.title')} lead={t('code.lead')} />
        <Refused form={form} words={words} language={frame.language} />
        <p className="mb-5 text-ink-soft">
          {t('code.to')}{' '}
          <bdi dir="ltr" className="font-medium text-ink">
            {maskedEmail}
          </bdi>
        </p>
        <form action="/d/code/verify" method="post" noValidate data-form className="grid grid-cols-1 gap-4">
          <CodeField
            id="code"
            name="code"
            label={t('code.field')}
            error={sayField(form.faults.code, words)}
            maxLength={12}
            autoFocus
            required
          />
          <Button type="submit" look="primary" wide icon={<IconLock className="size-5" />}>
            {t('code.open')}
          </Button>
        </form>
        <div className="mt-4 flex flex-wrap items-center gap-x-4">
          <form action="/d/code" method="post" data-form>
            <Button type="submit" look="quiet" className="-ms-3">
              {t('code.again')}
            </Button>
          </form>
          <a
            href="/d"
            className="inline-flex min-h-12 items-center font-semibold text-primary underline-offset-4 hover:underline"
          >
            {t('code.back')}
          </a>
        </div>
        <GenuineCard sender={sender} frame={frame} words={words} />
      </Column>
    )
  },
}
