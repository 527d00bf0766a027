import type { Instalment } from '#shared/plans/schedule.ts'
import type { FormState } from '#shared/pages/public-pages.ts'
import { sayField } from '../pages/faults.tsx'
import type { Words } from '../pages/words.ts'
import { Button } from '../ui/button.tsx'
import { ActionBar } from '../ui/column.tsx'
import { IconEdit } from '../ui/icons.tsx'
import { TextField } from '../ui/text-field.tsx'

type SignProps = {
  action: string
  /** What the procedure is called and what it is about, as hidden fields. */
  hidden: Readonly<Record<string, string>>
  paragraphs: readonly string[]
  instalments: readonly Instalment[]
  form: FormState<'name'>
  words: Words
}

/** The words that are signed, whole, and the name under them: nobody signs what did not stand on the screen. */
export function PlanSign({ action, hidden, paragraphs, instalments, form, words }: SignProps) {
  const t = words('plan-page')
  const fault = sayField(form.faults.name, words)
  // The lines of the schedule follow the second paragraph (apps/server/plans/plan-text.ts); they are read as a list.
  const lines = new Set(paragraphs.slice(2, 2 + instalments.length))
  return (
    <form action={action} method="post" noValidate data-form className="grid grid-cols-1 gap-6">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <section aria-labelledby="signed-words">
        <h2 id="signed-words" className="mb-2 text-lg">
          {t('sign.title')}
        </h2>
        <div className="grid gap-2 rounded-md border border-line bg-surface p-4 sm:p-5">
          {paragraphs.map((paragraph) => (
            <p key={paragraph} dir="auto" className={lines.has(paragraph) ? 'figures ps-4' : undefined}>
              {paragraph}
            </p>
          ))}
        </div>
      </section>
      <TextField
        id="name"
        name="name"
        label={t('sign.name')}
        hint={t('sign.nameHint')}
        error={fault}
        defaultValue={form.values.name}
        autoComplete="name"
        enterKeyHint="go"
        maxLength={120}
        autoFocus={fault !== undefined}
        required
      />
      <p className="text-sm text-ink-soft">{t('sign.after')}</p>
      <ActionBar>
        <Button type="submit" look="primary" wide icon={<IconEdit className="size-5" />}>
          {t('sign.button')}
        </Button>
      </ActionBar>
    </form>
  )
}
