import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exampleNumber } from '#shared/people/business-id-shapes.ts'
import { isRefusal, type Refusal } from '#shared/refusal.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Button } from '#pwa/ui/button.tsx'
import { ActionBar } from '#pwa/ui/column.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import type { Application } from './company-application.ts'

type CompanyNumberProps = { given: Application; onDone: (part: Pick<Application, 'name' | 'number'>) => void }
type Faults = { name?: string; number?: Refusal }

/** Name and number. The check digits are proved here by the same rule that the server asks again (A41). */
export function CompanyNumber({ given, onDone }: CompanyNumberProps) {
  const { t } = useTranslation(['access', 'errors', 'app'])
  const { country } = useFormat()
  const [faults, setFaults] = useState<Faults>({})
  const [pending, setPending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [name, number] = [String(form.get('name')).trim(), String(form.get('number')).trim()]
    setPending(true)
    const found = {
      ...(name ? {} : { name: t('input.required', { ns: 'errors' }) }),
      ...(await faultOf(given, number)),
    }
    setPending(false)
    setFaults(found)
    if (Object.keys(found).length === 0) onDone({ name, number })
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
      <TextField
        name="name"
        label={given.actingAs === 'soleTrader' ? t('register.tradeName') : t('register.companyName')}
        hint={t('register.nameHint')}
        defaultValue={given.name}
        error={faults.name}
        autoComplete="organization"
        maxLength={120}
        enterKeyHint="next"
      />
      <TextField
        name="number"
        label={t('register.number')}
        hint={t('register.numberHint', {
          country: country(given.country),
          example: exampleNumber(given.country),
        })}
        defaultValue={given.number}
        error={faults.number ? sayRefusal(faults.number, t) : undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        enterKeyHint="done"
        dir="ltr"
      />
      <ActionBar>
        <Button type="submit" look="primary" wide pending={pending}>
          {t('common.continue', { ns: 'app' })}
        </Button>
      </ActionBar>
    </form>
  )
}

/** The tables of all countries weigh more than this screen, so they come only when a number was typed. */
async function faultOf({ actingAs, country }: Application, number: string): Promise<{ number?: Refusal }> {
  if (actingAs === '') return {}
  const { readApplicant } = await import('#shared/access/register-policy.ts')
  const answer = readApplicant({ actingAs, country, number })
  return isRefusal(answer) ? { number: answer } : {}
}
