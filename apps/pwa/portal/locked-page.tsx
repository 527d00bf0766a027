import type { PortalLockedPage } from '#shared/pages/portal-pages.ts'
import { sayField } from '../pages/faults.tsx'
import type { PageScreen } from '../pages/screen.ts'
import { Button } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { IconLock, IconMail } from '../ui/icons.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { TextField } from '../ui/text-field.tsx'
import { GenuineCard } from './genuine.tsx'
import { Refused } from './portal-faults.tsx'

/** Before anything is shown: who writes, for whom, and two ways to prove that the right people read it (D9). */
export const lockedPage: PageScreen<PortalLockedPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('locked.title') }),
  View({ page, frame, words }) {
    const t = words('portal')
    const { sender, maskedEmail, form } = page
    const kicker = t('sender', { agency: frame.agency.name, creditor: sender.creditorName })
    const fault = sayField(form.faults.number, words)
    return (
      <Column>
        <PageHeading kicker={kicker} title={t('locked.title')} lead={t('locked.lead')} />
        <Refused form={form} words={words} language={frame.language} />
        <form action="/d/factor" method="post" noValidate data-form className="grid grid-cols-1 gap-4">
          <TextField
            id="number"
            name="number"
            label={t('locked.number')}
            hint={t('locked.numberHint', { creditor: sender.creditorName })}
            error={fault}
            defaultValue={form.values.number}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={60}
            autoFocus={fault !== undefined}
            required
          />
          <Button type="submit" look="primary" wide icon={<IconLock className="size-5" />}>
            {t('locked.open')}
          </Button>
        </form>
        {maskedEmail ? (
          <form action="/d/code" method="post" data-form className="mt-8">
            <h2 className="text-base">{t('locked.or')}</h2>
            <p className="mt-1 mb-3 text-ink-soft">
              {t('locked.code')}{' '}
              <bdi dir="ltr" className="font-medium text-ink">
                {maskedEmail}
              </bdi>
            </p>
            <Button type="submit" wide icon={<IconMail className="size-5" />}>
              {t('locked.codeButton')}
            </Button>
          </form>
        ) : null}
        <GenuineCard sender={sender} frame={frame} words={words} />
      </Column>
    )
  },
}
