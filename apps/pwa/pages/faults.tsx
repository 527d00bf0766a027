import type { Language } from '#shared/languages.ts'
import type { FormState } from '#shared/pages/public-pages.ts'
import { paramsInWords } from '#shared/refusal-words.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Notice } from '../ui/notice.tsx'
import { namedIn, type Words } from './words.ts'

/** The sentence of one rule of an input, named by the server: a key of `errors.json`. */
export function sayField(key: string | undefined, words: Words): string | undefined {
  return key === undefined ? undefined : namedIn(words, 'errors')(key)
}

type Refusal = NonNullable<FormState<string>['refusal']>

export function sayRefusal({ code, params }: Refusal, words: Words, language: Language): string {
  return namedIn(words, 'errors')(code, paramsInWords(params, language))
}

type FaultsProps<F extends string> = {
  form: FormState<F>
  /** What each field is called on this form. */
  labels: Readonly<Record<F, string>>
  words: Words
  language: Language
}

/** Stands above a form that came back: what is wrong, with a way to each place, or why the whole was refused. */
export function FormFaults<F extends string>({ form, labels, words, language }: FaultsProps<F>) {
  const { faults, refusal } = form
  if (refusal) {
    return (
      <Notice tone="bad" role="alert" tabIndex={-1} title={words('pages')('form.refused')}>
        {sayRefusal(refusal, words, language)}
      </Notice>
    )
  }
  const errors = (Object.keys(labels) as F[]).flatMap((name) => {
    const text = sayField(faults[name], words)
    return text ? [{ fieldId: name, text: `${labels[name]}: ${text}` }] : []
  })
  return <ErrorSummary title={words('pages')('form.faults')} errors={errors} />
}
