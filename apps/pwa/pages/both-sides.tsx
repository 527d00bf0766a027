import type { Words } from './words.ts'

const entries = ['proof', 'record', 'decide', 'calm'] as const

/** A T-account, as every bookkeeper draws it: what you get on one side, what your customer gets on the other. */
export function BothSides({ words }: { words: Words }) {
  const t = words('pages')
  return (
    <div className="grid border-t-2 border-ink md:grid-cols-2">
      {(['you', 'they'] as const).map((side) => (
        <div key={side} className="md:first:border-e-2 md:first:border-ink md:first:pe-8 md:last:ps-8">
          <h3 className="py-3 text-lg">{t(`sides.${side}.title`)}</h3>
          <ul>
            {entries.map((entry) => (
              <li key={entry} className="border-t border-line py-3">
                <p className="font-semibold">{t(`sides.${side}.${entry}.title`)}</p>
                <p className="mt-0.5 max-w-prose text-ink-soft">{t(`sides.${side}.${entry}.text`)}</p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
