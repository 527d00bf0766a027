import type { Words } from '../pages/words.ts'
import { FieldError } from '../ui/field.tsx'

const kinds = ['BUSINESS', 'CONSUMER'] as const

type DebtorKindCellProps = { value: string; error: string | undefined; words: Words }

/** Answered already for nearly everybody; who answers otherwise is told at once why we cannot, and who can (A42). */
export function DebtorKindCell({ value, error, words }: DebtorKindCellProps) {
  const t = words('quotes')
  return (
    <fieldset
      className="col-span-full min-w-0 bg-surface px-3.5 py-1"
      aria-describedby={error ? 'debtorKind-error' : undefined}
    >
      <legend className="float-start w-full pt-1 text-sm text-ink-soft">{t('form.debtorKind')}</legend>
      <div className="clear-both flex flex-wrap gap-x-6">
        {kinds.map((kind) => (
          <label key={kind} className="flex min-h-12 cursor-pointer items-center gap-2">
            <input
              type="radio"
              id={kind === 'BUSINESS' ? 'debtorKind' : undefined}
              name="debtorKind"
              value={kind}
              defaultChecked={kind === (value || 'BUSINESS')}
              className="size-5 shrink-0 appearance-none rounded-full border-2 border-edge bg-surface checked:border-[6px] checked:border-primary forced-colors:appearance-auto"
            />
            {t(`form.kind.${kind}`)}
          </label>
        ))}
      </div>
      <FieldError id="debtorKind" error={error} />
    </fieldset>
  )
}
