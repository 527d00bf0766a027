import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ActingAs, actingAs } from '#shared/access/company-input.ts'
import { countries, isCountry } from '#shared/countries.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Button } from '#pwa/ui/button.tsx'
import { ActionBar } from '#pwa/ui/column.tsx'
import { CountrySelect } from '#pwa/ui/country-select.tsx'
import { IconBuilding, IconHome, IconUser } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { type Application, firstCountries, likelyCountry } from './company-application.ts'

const icons = { company: IconBuilding, soleTrader: IconUser, consumer: IconHome }

type CompanyWhoProps = {
  given: Application
  onDone: (part: Pick<Application, 'actingAs' | 'country'>) => void
}

/** As whom, and where. A private person learns here, before typing any more, who can help them instead (A42). */
export function CompanyWho({ given, onDone }: CompanyWhoProps) {
  const { t } = useTranslation(['access', 'errors', 'app'])
  const { language, country: countryName } = useFormat()
  const [who, setWho] = useState<ActingAs | ''>(given.actingAs)
  const [faults, setFaults] = useState<{ who?: string; country?: string }>({})
  const isConsumer = who === 'consumer'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const country = String(new FormData(event.currentTarget).get('country') ?? '')
    const found = {
      ...(who === '' ? { who: t('input.choose', { ns: 'errors' }) } : {}),
      ...(isCountry(country) ? {} : { country: t('input.country', { ns: 'errors' }) }),
    }
    setFaults(found)
    if (who !== '' && Object.keys(found).length === 0) onDone({ actingAs: who, country })
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      <RadioCards
        legend={t('register.who')}
        name="actingAs"
        value={who}
        onValue={(value) => setWho(value as ActingAs)}
        error={faults.who}
        options={actingAs.map((value) => ({
          value,
          label: t(`register.${value}`),
          hint: t(`register.${value}Hint`),
          icon: icons[value],
        }))}
      />
      {isConsumer ? (
        <Notice tone="attention" role="alert" title={t('register.consumerTitle')}>
          {t('access.consumer', { ns: 'errors' })}
        </Notice>
      ) : (
        <>
          <CountrySelect
            name="country"
            label={t('register.country')}
            countries={countries.map((code) => ({ code, name: countryName(code) }))}
            first={firstCountries}
            language={language}
            defaultValue={given.country || likelyCountry()}
            placeholder={t('register.chooseCountry')}
            error={faults.country}
          />
          <ActionBar>
            <Button type="submit" look="primary" wide>
              {t('common.continue', { ns: 'app' })}
            </Button>
          </ActionBar>
        </>
      )}
    </form>
  )
}
