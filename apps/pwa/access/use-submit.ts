import { type FormEvent, useState } from 'react'
import { invalidFields } from '#pwa/app/invalid-fields.ts'

/**
 * A form that is sent once at a time: looked through first, pending while it travels, with the fault it came back
 * with. `invalid` names by field what its own attributes forbid; put `noValidate` on the form.
 */
export function useSubmit(send: (data: FormData, form: HTMLFormElement) => Promise<void>) {
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const [invalid, setInvalid] = useState<Record<string, string>>({})

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (pending) return
    const found = invalidFields(form)
    setInvalid(found)
    setFault(null)
    if (Object.keys(found).length > 0) return
    setPending(true)
    try {
      await send(new FormData(form), form)
    } catch (error) {
      setFault(error)
    } finally {
      setPending(false)
    }
  }

  return { pending, fault, setFault, invalid, submit }
}

export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '')
