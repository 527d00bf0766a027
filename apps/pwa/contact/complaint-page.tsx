import { addressIn } from '#shared/pages/addresses.ts'
import type { ComplaintDonePage, ComplaintField, ComplaintPage } from '#shared/pages/public-pages.ts'
import { Done } from '../pages/done.tsx'
import { FormFaults, sayField } from '../pages/faults.tsx'
import { formatIn } from '../pages/format.ts'
import type { PageScreen } from '../pages/screen.ts'
import type { Words } from '../pages/words.ts'
import { Button } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'

/** For everybody who has to do with us: a number and a day by which somebody else answers (A50). */
export const complaintPage: PageScreen<ComplaintPage> = {
  frame: 'public',
  head: ({ words }) => ({
    title: words('contact')('complaint.title'),
    description: words('contact')('complaint.description'),
  }),
  View({ page, frame, words }) {
    const t = words('contact')
    const { values, faults } = page.form
    const labels = labelsOf(words)
    const field = (name: ComplaintField) => ({
      id: name,
      name,
      label: labels[name],
      defaultValue: values[name],
      error: sayField(faults[name], words),
    })
    return (
      <Column>
        <PageHeading title={t('complaint.title')} lead={t('complaint.lead', { count: page.days })} />
        <div className="mb-6 empty:hidden">
          <FormFaults form={page.form} labels={labels} words={words} language={frame.language} />
        </div>
        <form
          action={addressIn(frame.language, '/complaint')}
          method="post"
          noValidate
          className="grid gap-5"
        >
          <TextArea {...field('text')} hint={t('complaint.textHint')} rows={6} autoComplete="off" required />
          <TextField
            {...field('reference')}
            note={t('call.optional')}
            hint={t('complaint.referenceHint')}
            autoComplete="off"
          />
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
            {t('complaint.submit')}
          </Button>
        </form>
      </Column>
    )
  },
}

function labelsOf(words: Words): Record<ComplaintField, string> {
  const t = words('contact')
  return {
    text: t('complaint.text'),
    reference: t('complaint.reference'),
    name: t('complaint.name'),
    email: t('complaint.email'),
  }
}

export const complaintDonePage: PageScreen<ComplaintDonePage> = {
  frame: 'public',
  head: ({ words }) => ({ title: words('contact')('complaint.doneTitle') }),
  View({ page, frame, words }) {
    const t = words('contact')
    const date = formatIn(frame.language).day(page.dueOn)
    return (
      <Done
        title={t('complaint.doneTitle')}
        text={t('complaint.done', { date, email: page.email })}
        frame={frame}
        words={words}
      >
        <p className="mt-6 text-sm text-ink-soft">{t('complaint.number')}</p>
        <p className="figures text-2xl font-semibold">
          <bdi dir="ltr">{page.number}</bdi>
        </p>
      </Done>
    )
  },
}
