import { addressIn } from '#shared/pages/addresses.ts'
import type { CheckField, CheckPage } from '#shared/pages/public-pages.ts'
import { FormFaults, sayField } from '../pages/faults.tsx'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import type { Words } from '../pages/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { CodeField } from '../ui/code-field.tsx'
import { Column } from '../ui/column.tsx'
import { IconPhone } from '../ui/icons.tsx'
import { IconShield } from '../ui/more-icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { TextField } from '../ui/text-field.tsx'

const signs = ['address', 'account', 'pressure'] as const

/** Is this letter genuine? Whoever fears a scam is right to ask, and gets a yes or a no, never a name (E15). */
export const checkPage: PageScreen<CheckPage> = {
  frame: 'public',
  head: ({ words }) => ({
    title: words('contact')('check.title'),
    description: words('contact')('check.lead'),
  }),
  View(props) {
    const { page, frame, words } = props
    const t = words('contact')
    return (
      <Column>
        <PageHeading title={t('check.title')} lead={t('check.lead')} />
        <Answer {...props} />
        <div className="mb-6 empty:hidden">
          <FormFaults form={page.form} labels={labelsOf(words)} words={words} language={frame.language} />
        </div>
        <CheckForm {...props} />
        <section className="mt-10 border-t border-line pt-6">
          <h2 className="text-lg">{t('check.signsTitle')}</h2>
          <ul className="mt-3 grid gap-3">
            {signs.map((sign) => (
              <li key={sign} className="flex gap-3">
                <IconShield className="mt-0.5 size-5 text-primary" />
                <span className="max-w-prose">{t(`check.sign.${sign}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      </Column>
    )
  },
}

function labelsOf(words: Words): Record<CheckField, string> {
  const t = words('contact')
  return { code: t('check.code'), creditor: t('check.creditor') }
}

/** After a no as after a yes a person can be called: at the number of this page, not at that of the letter. */
function Answer({ page, frame, words }: PageProps<CheckPage>) {
  const t = words('contact')
  if (page.answer === null) return null
  const { phone } = frame.agency
  return (
    <Notice
      tone={page.answer === 'yes' ? 'good' : 'attention'}
      role="status"
      tabIndex={-1}
      className="mb-8"
      title={t(`check.${page.answer}.title`)}
      actions={
        <ButtonLink href={`tel:${phone.replace(/[^+\d]/g, '')}`} icon={<IconPhone className="size-5" />}>
          <bdi dir="ltr" className="figures">
            {phone}
          </bdi>
        </ButtonLink>
      }
    >
      {t(`check.${page.answer}.text`)}
    </Notice>
  )
}

function CheckForm({ page, frame, words }: PageProps<CheckPage>) {
  const t = words('contact')
  const { values, faults } = page.form
  const labels = labelsOf(words)
  return (
    <form action={addressIn(frame.language, '/check')} method="post" noValidate className="grid gap-5">
      <CodeField
        id="code"
        name="code"
        label={labels.code}
        hint={t('check.codeHint')}
        placeholder="0000-00"
        maxLength={12}
        defaultValue={values.code}
        error={sayField(faults.code, words)}
        required
      />
      <TextField
        id="creditor"
        name="creditor"
        label={labels.creditor}
        hint={t('check.creditorHint')}
        autoComplete="off"
        defaultValue={values.creditor}
        error={sayField(faults.creditor, words)}
        required
      />
      <Button type="submit" look="primary" wide>
        {t('check.submit')}
      </Button>
    </form>
  )
}
