import type { Language } from '#shared/languages.ts'
import type { FormState } from '#shared/pages/public-pages.ts'
import { sayRefusal } from '../pages/faults.tsx'
import type { Words } from '../pages/words.ts'
import { Notice } from '../ui/notice.tsx'

/** Why the whole form was refused. What is wrong with one field stands at that field, which then has the focus. */
export function Refused({
  form,
  words,
  language,
}: {
  form: FormState<string>
  words: Words
  language: Language
}) {
  if (!form.refusal) return null
  return (
    <Notice tone="attention" role="alert" tabIndex={-1} className="mb-6">
      {sayRefusal(form.refusal, words, language)}
    </Notice>
  )
}
