import type { Language } from '#shared/languages.ts'
import type { LeftOutFile } from '#shared/pages/portal-pages.ts'
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

/** Which files could not be taken and why. What was typed and the other files have arrived, unless the form came back. */
export function LeftOut({
  files,
  words,
  language,
  arrived,
}: {
  files: readonly LeftOutFile[]
  words: Words
  language: Language
  arrived: boolean
}) {
  if (files.length === 0) return null
  const t = words('portal')
  return (
    <Notice tone="attention" role="alert" tabIndex={-1} title={t('leftOut.title')} className="mb-6">
      <p>{t(arrived ? 'leftOut.arrived' : 'leftOut.unsent')}</p>
      <ul className="mt-2 grid gap-2">
        {files.map(({ name, refusal }, place) => (
          // Two files may have the same name, and their order never changes.
          <li key={`${place}-${name}`}>
            <bdi className="font-medium wrap-anywhere">{name}</bdi>
            <span className="block">{sayRefusal(refusal, words, language)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
