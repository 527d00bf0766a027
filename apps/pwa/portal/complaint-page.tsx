import type { DebtorComplaintField, PortalComplaintPage } from '#shared/pages/portal-pages.ts'
import { FormFaults, sayField } from '../pages/faults.tsx'
import { formatIn } from '../pages/format.ts'
import type { PageScreen } from '../pages/screen.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'

/** A complaint about us: a number at once, and the day by which somebody else answers (A50). */
export const portalComplaintPage: PageScreen<PortalComplaintPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('complaint.title') }),
  View({ page, frame, words }) {
    const t = words('portal')
    const back = { href: '/d/claim', label: t('pay.back') }
    const { filed, form } = page
    if (filed) {
      const date = formatIn(frame.language).day(filed.dueOn)
      return (
        <Column>
          <PageHeading title={t('complaint.filedTitle')} lead={t('complaint.filed', { date })} />
          <p className="text-sm text-ink-soft">{t('complaint.number')}</p>
          <p className="figures mb-8 text-2xl font-semibold">
            <bdi dir="ltr">{filed.number}</bdi>
          </p>
          <ButtonLink href={back.href} wide>
            {back.label}
          </ButtonLink>
        </Column>
      )
    }
    const labels = { text: t('complaint.text'), name: t('complaint.name'), email: t('complaint.email') }
    const field = (name: DebtorComplaintField) => ({
      id: name,
      name,
      label: labels[name],
      defaultValue: form.values[name],
      error: sayField(form.faults[name], words),
    })
    return (
      <Column>
        <PageHeading
          title={t('complaint.title')}
          lead={t('complaint.lead', { count: page.days })}
          back={back}
        />
        <div className="mb-6 empty:hidden">
          <FormFaults form={form} labels={labels} words={words} language={frame.language} />
        </div>
        <form action="/d/complaint" method="post" noValidate data-form className="grid grid-cols-1 gap-5">
          <input type="hidden" name="complaintId" value={page.complaintId} />
          <TextArea {...field('text')} hint={t('complaint.textHint')} rows={6} maxLength={4000} required />
          <TextField {...field('name')} autoComplete="name" required />
          <TextField
            {...field('email')}
            type="email"
            inputMode="email"
            autoComplete="email"
            hint={t('complaint.emailHint')}
            required
          />
          <Button type="submit" look="primary" wide>
            {t('complaint.send')}
          </Button>
        </form>
      </Column>
    )
  },
}
