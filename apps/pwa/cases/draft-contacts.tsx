import { useTranslation } from 'react-i18next'
import type { CaseDraft, DraftContact, DraftFaults } from '#shared/cases/case-draft.ts'
import { caseLimits } from '#shared/cases/case-input.ts'
import { sayField } from '#pwa/app/fault.ts'
import { languageNames } from '#pwa/app/language.ts'
import { Button } from '#pwa/ui/button.tsx'
import { IconButton } from '#pwa/ui/icon-button.tsx'
import { IconPlus } from '#pwa/ui/icons.tsx'
import { IconTrash } from '#pwa/ui/more-icons.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { fieldId } from './step-actions.tsx'

type ContactFieldsProps = { draft: CaseDraft; faults: DraftFaults; change: (draft: CaseDraft) => void }
type Kind = DraftContact['kind']

/** Several addresses and numbers, each with the person and the language that is spoken there (A14). */
export function ContactFields({ draft, faults, change }: ContactFieldsProps) {
  const { t } = useTranslation('cases')
  const blank = (kind: Kind): DraftContact => ({
    kind,
    value: '',
    person: '',
    language: draft.debtor.language,
  })
  // One empty box of each kind is an invitation; empty boxes are left out when the case is submitted.
  const contacts = draft.contacts.length > 0 ? draft.contacts : [blank('EMAIL'), blank('PHONE')]
  const keep = (next: DraftContact[]) => change({ ...draft, contacts: next })
  const isFull = contacts.length >= caseLimits.contacts
  return (
    <fieldset id={fieldId('contacts')} className="grid gap-5">
      <legend className="text-lg font-semibold">{t('draft.debtor.contacts')}</legend>
      <p className="text-sm text-ink-soft">{t('draft.debtor.contactsHint')}</p>
      {contacts.map((contact, place) => (
        <ContactRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and never change places.
          key={place}
          place={place}
          contact={contact}
          faults={faults}
          onChange={(part) =>
            keep(contacts.map((other, at) => (at === place ? { ...other, ...part } : other)))
          }
          onRemove={contacts.length > 1 ? () => keep(contacts.filter((_, at) => at !== place)) : undefined}
        />
      ))}
      {isFull ? null : (
        <div className="flex flex-wrap gap-2">
          {(['EMAIL', 'PHONE'] as const).map((kind) => (
            <Button
              key={kind}
              look="quiet"
              className="-ms-3 justify-start text-start"
              icon={<IconPlus className="size-5" />}
              onClick={() => keep([...contacts, blank(kind)])}
            >
              {kind === 'EMAIL' ? t('draft.debtor.addEmail') : t('draft.debtor.addPhone')}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  )
}

type ContactRowProps = {
  place: number
  contact: DraftContact
  faults: DraftFaults
  onChange: (part: Partial<DraftContact>) => void
  onRemove: (() => void) | undefined
}

function ContactRow({ place, contact, faults, onChange, onRemove }: ContactRowProps) {
  const { t } = useTranslation(['cases', 'app', 'errors'])
  const { kind, value, person, language } = contact
  const field = `contacts.${place}.value`
  const fault = faults[field]
  const label = kind === 'EMAIL' ? t('draft.debtor.email') : t('draft.debtor.phone')
  const remove = `${t('draft.debtor.remove')}: ${value || label}`
  return (
    <div className="grid gap-3 border-s-2 border-line ps-4">
      <div className="flex items-end gap-1">
        <TextField
          id={fieldId(field)}
          className="flex-1"
          label={label}
          value={value}
          onChange={(event) => onChange({ value: event.target.value })}
          error={fault ? sayField(fault, t) : undefined}
          type={kind === 'EMAIL' ? 'email' : 'tel'}
          inputMode={kind === 'EMAIL' ? 'email' : 'tel'}
          maxLength={254}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
        />
        {onRemove ? <IconButton icon={IconTrash} label={remove} onClick={onRemove} /> : null}
      </div>
      {value.trim() === '' ? null : (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t('draft.debtor.person')}
            note={t('common.optional', { ns: 'app' })}
            value={person}
            onChange={(event) => onChange({ person: event.target.value })}
            maxLength={caseLimits.name}
            autoComplete="off"
          />
          <SelectField
            label={t('draft.debtor.contactLanguage')}
            value={language}
            onChange={(event) => onChange({ language: event.target.value })}
            options={languageNames}
          />
        </div>
      )}
    </div>
  )
}
