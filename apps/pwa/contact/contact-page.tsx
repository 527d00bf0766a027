import { countries } from '#shared/countries.ts'
import { countryName } from '#shared/country-name.ts'
import { addressIn } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import type { CallField, ContactDonePage, ContactPage } from '#shared/pages/public-pages.ts'
import { FormFaults, sayField } from '../pages/faults.tsx'
import { Done } from '../pages/done.tsx'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import type { Words } from '../pages/words.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Column } from '../ui/column.tsx'
import { CountrySelect } from '../ui/country-select.tsx'
import { IconMail, IconPhone } from '../ui/icons.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'

/** A conversation without obligation, from every public page (A09), with the consent that goes with it (A43). */
export const contactPage: PageScreen<ContactPage> = {
  frame: 'public',
  head: ({ words }) => ({
    title: words('contact')('call.title'),
    description: words('contact')('call.lead'),
  }),
  View(props) {
    const { page, frame, words } = props
    const t = words('contact')
    return (
      <Column>
        <PageHeading title={t('call.title')} lead={t('call.lead')} />
        <Reach frame={frame} words={words} />
        <div className="mb-6 empty:hidden">
          <FormFaults form={page.form} labels={labelsOf(words)} words={words} language={frame.language} />
        </div>
        <CallForm {...props} />
      </Column>
    )
  },
}

export const contactDonePage: PageScreen<ContactDonePage> = {
  frame: 'public',
  head: ({ words }) => ({ title: words('contact')('call.doneTitle') }),
  View({ page, frame, words }) {
    const t = words('contact')
    return <Done title={t('call.doneTitle')} text={t(`call.done.${page.kind}`)} frame={frame} words={words} />
  },
}

/** Whoever would rather call or write does so at once. */
function Reach({ frame, words }: { frame: PageFrame; words: Words }) {
  const t = words('contact')
  const { phone, email } = frame.agency
  return (
    <ul className="mb-8 grid gap-px overflow-clip rounded-md border border-line bg-line sm:grid-cols-2">
      <li className="bg-surface">
        <a
          href={`tel:${phone.replace(/[^+\d]/g, '')}`}
          className="flex min-h-16 items-center gap-3 px-4 py-2 text-ink no-underline hover:bg-sunken"
        >
          <IconPhone className="text-primary" />
          <span>
            <bdi dir="ltr" className="figures block font-semibold">
              {phone}
            </bdi>
            <span className="block text-sm text-ink-soft">{t('call.hours')}</span>
          </span>
        </a>
      </li>
      <li className="bg-surface">
        <a
          href={`mailto:${email}`}
          className="flex min-h-16 items-center gap-3 px-4 py-2 text-ink no-underline hover:bg-sunken"
        >
          <IconMail className="text-primary" />
          <span className="min-w-0">
            <bdi dir="ltr" className="block font-semibold break-all">
              {email}
            </bdi>
            <span className="block text-sm text-ink-soft">{t('call.answered')}</span>
          </span>
        </a>
      </li>
    </ul>
  )
}

function labelsOf(words: Words): Record<CallField, string> {
  const t = words('contact')
  return {
    kind: t('call.kind'),
    name: t('call.name'),
    company: t('call.company'),
    email: t('call.email'),
    phone: t('call.phone'),
    country: t('call.country'),
    callWhen: t('call.when'),
    text: t('call.text'),
    consent: t('call.consentTitle'),
  }
}

function CallForm({ page, frame, words }: PageProps<ContactPage>) {
  const t = words('contact')
  const { values, faults } = page.form
  const field = (name: Exclude<CallField, 'kind' | 'consent'>) => ({
    id: name,
    name,
    label: t(`call.${name === 'callWhen' ? 'when' : name}`),
    defaultValue: values[name],
    error: sayField(faults[name], words),
  })
  const names = countries.map((code) => ({ code, name: countryName(code, frame.language) }))
  return (
    <form action={addressIn(frame.language, '/contact')} method="post" noValidate className="grid gap-5">
      <RadioCards
        legend={t('call.kind')}
        name="kind"
        defaultValue={values.kind || 'CALL'}
        error={sayField(faults.kind, words)}
        options={[
          { value: 'CALL', label: t('call.kindCALL'), icon: IconPhone },
          { value: 'WRITE', label: t('call.kindWRITE'), icon: IconMail },
        ]}
      />
      <TextField {...field('name')} autoComplete="name" required />
      <TextField {...field('company')} autoComplete="organization" required />
      <TextField {...field('email')} type="email" inputMode="email" autoComplete="email" required />
      <TextField
        {...field('phone')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        hint={t('call.phoneHint')}
        dir="ltr"
        className="text-start"
      />
      <CountrySelect
        {...field('country')}
        countries={names}
        language={frame.language}
        autoComplete="country"
        required
      />
      <TextField
        {...field('callWhen')}
        note={t('call.optional')}
        hint={t('call.whenHint')}
        autoComplete="off"
      />
      <TextArea {...field('text')} note={t('call.optional')} hint={t('call.textHint')} autoComplete="off" />
      <Checkbox
        id="consent"
        name="consent"
        value="yes"
        defaultChecked={values.consent === 'yes'}
        label={t('call.consent', { agency: frame.agency.name })}
        hint={t('call.consentHint')}
        error={sayField(faults.consent, words)}
        required
      />
      <Button type="submit" look="primary" wide>
        {t('call.submit')}
      </Button>
    </form>
  )
}
