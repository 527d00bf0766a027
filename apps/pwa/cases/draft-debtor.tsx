import { useTranslation } from 'react-i18next'
import type { CaseDraft } from '#shared/cases/case-draft.ts'
import { caseLimits } from '#shared/cases/case-input.ts'
import { countries } from '#shared/countries.ts'
import { languageOf } from '#shared/languages.ts'
import { sayField } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { languageNames } from '#pwa/app/language.ts'
import { CountrySelect } from '#pwa/ui/country-select.tsx'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { ContactFields } from './draft-contacts.tsx'
import type { StepProps } from './draft-form.tsx'
import { NumberFields } from './draft-numbers.tsx'
import { fieldId, StepActions, StepFaults } from './step-actions.tsx'

const kinds = ['COMPANY', 'SOLE_TRADER', 'CONSUMER'] as const
const often = ['DE', 'ES', 'FR', 'IT', 'GB', 'PT', 'NL', 'BE', 'AT', 'AE']

/** Who owes. A private person is refused here, in words that help (A42). */
export function DebtorStep({ desk, open, faults, onNext }: StepProps) {
  const { t } = useTranslation(['cases', 'errors'])
  const { language, country: nameOf } = useFormat()
  const { draft } = open
  const { debtor } = draft
  const change = (part: Partial<CaseDraft['debtor']>) =>
    desk.change({ ...draft, debtor: { ...debtor, ...part } })
  const faultOf = (field: string) => {
    const key = faults[`debtor.${field}`]
    return key ? sayField(key, t) : undefined
  }
  const isConsumer = debtor.kind === 'CONSUMER'

  function chooseCountry(country: string) {
    // The language follows the country as long as nobody chose another one.
    const follows = debtor.language === languageOf(debtor.country)
    change({ country, ...(follows ? { language: languageOf(country) } : {}) })
  }

  return (
    <div className="grid gap-6">
      <StepFaults faults={faults} />
      <div id={fieldId('debtor.kind')}>
        <RadioCards
          legend={t('draft.debtor.kind')}
          name="kind"
          value={debtor.kind}
          onValue={(value) => change({ kind: kinds.find((kind) => kind === value) ?? '' })}
          error={isConsumer ? undefined : faultOf('kind')}
          options={kinds.map((kind) => ({
            value: kind,
            label: t(`draft.debtor.${kind}`),
            hint: t(`draft.debtor.${kind}Text`),
          }))}
        />
      </div>
      {isConsumer ? (
        <Notice tone="attention" role="alert" title={t('draft.debtor.consumerTitle')}>
          {t('draft.debtor.consumerText')}
        </Notice>
      ) : (
        <>
          <TextField
            id={fieldId('debtor.name')}
            label={debtor.kind === 'SOLE_TRADER' ? t('draft.debtor.nameTrader') : t('draft.debtor.name')}
            value={debtor.name}
            onChange={(event) => change({ name: event.target.value })}
            error={faultOf('name')}
            maxLength={caseLimits.name}
            autoComplete="off"
            enterKeyHint="next"
          />
          <div className="grid gap-6 sm:grid-cols-2">
            <CountrySelect
              id={fieldId('debtor.country')}
              label={t('draft.debtor.country')}
              language={language}
              countries={countries.map((code) => ({ code, name: nameOf(code) }))}
              first={often}
              value={debtor.country}
              onChange={(event) => chooseCountry(event.target.value)}
              error={faultOf('country')}
              autoComplete="off"
            />
            <SelectField
              label={t('draft.debtor.language')}
              value={debtor.language}
              onChange={(event) => change({ language: event.target.value })}
              options={languageNames}
            />
          </div>
          <NumberFields debtor={debtor} change={change} faultOf={faultOf} />
          <ContactFields draft={draft} faults={faults} change={desk.change} />
          <Disclosure
            title={t('draft.debtor.address')}
            aside={debtor.city}
            open={Boolean(debtor.street || debtor.city) || undefined}
          >
            <div className="-ms-7 grid gap-5 text-ink">
              <TextField
                label={t('draft.debtor.street')}
                value={debtor.street}
                onChange={(event) => change({ street: event.target.value })}
                maxLength={120}
                autoComplete="off"
              />
              <div className="grid grid-cols-[1fr_2fr] gap-4">
                <TextField
                  label={t('draft.debtor.postalCode')}
                  value={debtor.postalCode}
                  onChange={(event) => change({ postalCode: event.target.value })}
                  maxLength={20}
                  autoComplete="off"
                  dir="ltr"
                />
                <TextField
                  label={t('draft.debtor.city')}
                  value={debtor.city}
                  onChange={(event) => change({ city: event.target.value })}
                  maxLength={80}
                  autoComplete="off"
                />
              </div>
            </div>
          </Disclosure>
        </>
      )}
      <StepActions label={t('draft.next.invoices')} onNext={onNext} disabled={isConsumer} />
    </div>
  )
}
