import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { declarationVersion } from '#shared/access/company-input.ts'
import { quoteIn, wantedIn } from '#pwa/app/next.ts'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { Only } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { Steps } from '#pwa/ui/steps.tsx'
import { useArrive } from './arrive.ts'
import { type Application, emptyApplication } from './company-application.ts'
import { CompanyDeclaration } from './company-declaration.tsx'
import { CompanyNumber } from './company-number.tsx'
import { CompanyWho } from './company-who.tsx'
import { SignedInAs } from './signed-in-as.tsx'

export default function RegisterCompanyScreen() {
  return (
    <Only who="newcomer">
      <RegisterCompany />
    </Only>
  )
}

/** One group of questions at a time; the browser's own way back leads to the group before. */
function RegisterCompany() {
  const { t } = useTranslation('access')
  const trpc = useTRPC()
  const navigate = useNavigate()
  const arrive = useArrive()
  const [search, setSearch] = useSearchParams()
  const [given, setGiven] = useState<Application>(emptyApplication)
  const register = useMutation(trpc.access.registerCompany.mutationOptions())
  const wanted = wantedIn(search)
  usePageTitle(t('register.title'))

  // A reload forgets what was typed, so it begins at the beginning.
  const step = given.actingAs === '' ? 1 : Math.min(3, Number(search.get('step') ?? 1))
  const goTo = (next: number) => {
    const address = new URLSearchParams(search)
    address.set('step', String(next))
    setSearch(address)
  }
  const keep = (part: Partial<Application>) => setGiven((before) => ({ ...before, ...part }))

  async function send() {
    if (given.actingAs === '') return
    const quote = quoteIn(wanted)
    await register.mutateAsync({
      name: given.name,
      country: given.country,
      actingAs: given.actingAs,
      number: given.number,
      declaration: declarationVersion,
      ...(quote ? { quote } : {}),
    })
    await arrive()
    await navigate(wanted ?? '/app', { replace: true })
  }

  return (
    <>
      <Steps current={step + 1} total={4} label={t('register.step', { step: step + 1, of: 4 })} />
      <PageHeading title={t(`register.title${step}` as 'register.title1')} />
      {step === 1 ? (
        <CompanyWho
          given={given}
          onDone={(part) => {
            keep(part)
            goTo(2)
          }}
        />
      ) : step === 2 ? (
        <CompanyNumber
          given={given}
          onDone={(part) => {
            keep(part)
            goTo(3)
          }}
        />
      ) : (
        <CompanyDeclaration
          given={given}
          pending={register.isPending}
          fault={register.error}
          onChange={goTo}
          onDone={() => void send().catch(() => undefined)}
        />
      )}
      <SignedInAs />
    </>
  )
}
