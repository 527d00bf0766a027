import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { RefusalParams } from '#shared/refusal.ts'
import { useTRPC } from '#pwa/app/trpc.ts'

type Fault = { code: string; params: RefusalParams }
type Row = {
  key: number
  name: string
  file: File
  state: 'waiting' | 'sending' | 'done' | 'failed'
  percent: number
  fault: Fault | null
}

/** Files of the bank on their way to us, one after the other, each with its numbers; what was begun can be given up. */
export function useBankFiles() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const [rows, setRows] = useState<readonly Row[]>([])
  const last = useRef(0)
  const queue = useRef(Promise.resolve())
  const under = useRef(new Map<number, AbortController>())
  const change = (key: number, to: Partial<Row>) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...to } : row)))

  function enqueue({ key, file }: Pick<Row, 'key' | 'file'>) {
    const giveUp = new AbortController()
    under.current.set(key, giveUp)
    queue.current = queue.current.then(async () => {
      if (giveUp.signal.aborted) return
      change(key, { state: 'sending', percent: 0, fault: null })
      const fault = await send(file, giveUp.signal, (percent) => change(key, { percent }))
      change(key, fault ? { state: 'failed', fault } : { state: 'done', percent: 100 })
      await client.invalidateQueries(trpc.bank.imports.pathFilter())
    })
  }

  return {
    rows,
    give(files: readonly File[]) {
      const more = files.map((file): Row => {
        last.current += 1
        return { key: last.current, name: file.name, file, state: 'waiting', percent: 0, fault: null }
      })
      setRows((all) => [...all, ...more])
      more.forEach(enqueue)
    },
    again(key: number) {
      const row = rows.find((one) => one.key === key)
      if (row) enqueue(row)
    },
    remove(key: number) {
      under.current.get(key)?.abort()
      setRows((all) => all.filter((row) => row.key !== key))
    },
  }
}

/** Sent as it is, so that nothing of a large file stands in memory; `fetch` does not say how far it is. */
function send(file: File, signal: AbortSignal, onPercent: (percent: number) => void): Promise<Fault | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/bank-files?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) =>
      onPercent(total > 0 ? Math.floor((loaded * 100) / total) : 0)
    const broken: Fault = { code: 'bank.notSent', params: {} }
    request.onload = () => {
      if (request.status === 200) return resolve(null)
      const said: unknown = request.response
      resolve(request.status === 422 && isFault(said) ? said : broken)
    }
    request.onerror = () => resolve(broken)
    request.onabort = () => resolve(broken)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

const isFault = (said: unknown): said is Fault =>
  typeof said === 'object' && said !== null && 'code' in said && 'params' in said
