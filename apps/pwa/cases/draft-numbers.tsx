import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDraft } from '#shared/cases/case-draft.ts'
import { isRefusal, type Refusal } from '#shared/refusal.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { Notice } from '#pwa/ui/notice.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { fieldId } from './step-actions.tsx'

type Debtor = CaseDraft['debtor']
type NumberFieldsProps = {
  debtor: Debtor
  change: (part: Partial<Debtor>) => void
  faultOf: (field: string) => string | undefined
}

/** What says that the debtor is a business. A number is read by the rule of its country as soon as it is typed. */
export function NumberFields({ debtor, change, faultOf }: NumberFieldsProps) {
  const { t } = useTranslation(['cases', 'errors'])
  const isTrader = debtor.kind === 'SOLE_TRADER'
  return (
    <div className="grid gap-6">
      {isTrader ? (
        <Notice tone="info">{t('draft.debtor.trader')}</Notice>
      ) : (
        <TextField
          id={fieldId('debtor.legalForm')}
          label={t('draft.debtor.legalForm')}
          hint={t('draft.debtor.legalFormHint')}
          value={debtor.legalForm}
          onChange={(event) => change({ legalForm: event.target.value })}
          error={faultOf('legalForm')}
          maxLength={40}
          autoComplete="off"
        />
      )}
      <div className="grid gap-6 sm:grid-cols-2">
        <NumberField debtor={debtor} field="vatNumber" change={change} faultOf={faultOf} />
        <NumberField debtor={debtor} field="companyNumber" change={change} faultOf={faultOf} />
      </div>
    </div>
  )
}

type NumberFieldProps = NumberFieldsProps & { field: 'vatNumber' | 'companyNumber' }

function NumberField({ debtor, field, change, faultOf }: NumberFieldProps) {
  const { t } = useTranslation(['cases', 'app', 'errors'])
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  /** The tables of all countries weigh more than this screen, so they come only when a number was typed. */
  async function check() {
    const typed = debtor[field].trim()
    if (!typed) return setRefusal(null)
    const { readBusinessId } = await import('#shared/people/business-id.ts')
    const read = readBusinessId(debtor.country, typed)
    setRefusal(isRefusal(read) ? read : null)
  }

  return (
    <TextField
      id={fieldId(`debtor.${field}`)}
      label={t(`draft.debtor.${field}`)}
      note={t('common.optional', { ns: 'app' })}
      value={debtor[field]}
      onChange={(event) => {
        setRefusal(null)
        change({ [field]: event.target.value })
      }}
      onBlur={() => void check()}
      error={faultOf(field) ?? (refusal ? sayRefusal(refusal, t) : undefined)}
      maxLength={40}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      dir="ltr"
    />
  )
}
