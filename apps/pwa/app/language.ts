import { useMutation } from '@tanstack/react-query'
import { isLanguage, languages, localeOf } from '#shared/languages.ts'
import { speak } from './i18n.ts'
import { useActor } from './session.tsx'
import { useTRPC } from './trpc.ts'

/** Every language under its own name. */
export const languageNames = languages.map((value) => {
  const name = new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value
  return { value, label: name.charAt(0).toLocaleUpperCase(localeOf(value)) + name.slice(1) }
})

/** Changes the language at once; for whoever is signed in it also becomes the language of their mails. */
export function useSpeak(): (language: string) => void {
  const trpc = useTRPC()
  const actor = useActor()
  const save = useMutation(trpc.access.saveSettings.mutationOptions())
  return (language) => {
    if (!isLanguage(language)) return
    void speak(language)
    if (actor.kind !== 'visitor') save.mutate({ language })
  }
}
