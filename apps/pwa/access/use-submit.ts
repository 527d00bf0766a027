import { type FormEvent, useState } from 'react'

/** A form that is sent once at a time: pending while it travels, with the fault it came back with. */
export function useSubmit(send: (data: FormData, form: HTMLFormElement) => Promise<void>) {
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<unknown>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (pending) return
    setPending(true)
    setFault(null)
    try {
      await send(new FormData(form), form)
    } catch (error) {
      setFault(error)
    } finally {
      setPending(false)
    }
  }

  return { pending, fault, setFault, submit }
}

export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '')
