import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { type CaseId, newId } from '#shared/ids.ts'
import { type PendingFile, pendingFiles } from '#pwa/offline/pending-files.ts'
import { openUploadQueue, type Transport, type UploadItem, UploadRefused } from './upload-queue.ts'

const caseId = newId('case', 1) as CaseId
let userId: string
let count = 0
beforeEach(() => {
  count += 1
  userId = `usr_${count}`
})

const photo = (size = 10): PendingFile => ({
  documentId: newId('document', Date.parse('2026-11-21')),
  caseId,
  userId,
  name: 'photo.jpg',
  type: 'image/jpeg',
  size,
  kind: 'INVOICE',
  bytes: new ArrayBuffer(size),
  isBegun: false,
  isPaused: false,
})

type Script = (file: PendingFile) => Promise<void>
const transportOf =
  (script: Script): Transport =>
  (file, on) => {
    let stop: (error: Error) => void = () => undefined
    const stopped = new Promise<void>((_, reject) => {
      stop = reject
    })
    on.begun()
    on.progress(file.size / 2)
    return { done: Promise.race([script(file), stopped]), stop: async () => stop(new Error('stopped')) }
  }

const open = (script: Script, arrived: CaseId[] = []) =>
  openUploadQueue({
    transport: transportOf(script),
    prepare: async () => undefined,
    arrived: (id) => arrived.push(id),
    pausesMs: [15],
  })

async function until(queue: ReturnType<typeof open>, test: (items: readonly UploadItem[]) => boolean) {
  for (let turn = 0; turn < 200 && !test(queue.items()); turn++)
    await new Promise((done) => setTimeout(done, 5))
  expect(test(queue.items())).toBe(true)
}
const all = (state: UploadItem['state']) => (items: readonly UploadItem[]) =>
  items.length > 0 && items.every((item) => item.state === state)

describe('files on their way', () => {
  test('go two at a time, and leave the device when they have arrived', async () => {
    let now = 0
    let most = 0
    const arrived: CaseId[] = []
    const queue = open(async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((done) => setTimeout(done, 10))
      now -= 1
    }, arrived)
    await queue.add([photo(), photo(), photo(), photo(), photo()])
    expect(await pendingFiles(userId)).toHaveLength(5)
    await until(queue, all('done'))
    expect(most).toBe(2)
    expect(arrived).toHaveLength(5)
    expect(await pendingFiles(userId)).toHaveLength(0)
  })

  test('wait for the network and go on by themselves from where they were', async () => {
    let isDown = true
    const begun: boolean[] = []
    const queue = open(async (file) => {
      begun.push(file.isBegun)
      if (isDown) throw new Error('network')
    })
    await queue.add([photo()])
    await until(queue, all('offline'))
    isDown = false
    queue.online()
    await until(queue, all('done'))
    expect(begun).toEqual([false, true])
  })

  test('are still there after the app was killed', async () => {
    const never = open(() => new Promise(() => undefined))
    await never.add([photo(), photo()])
    await until(never, all('sending'))
    const reopened = open(async () => undefined)
    await reopened.recall(userId)
    await until(reopened, all('done'))
    expect(await pendingFiles(userId)).toHaveLength(0)
  })

  test('that the server refuses say why and are not tried again', async () => {
    let tries = 0
    const queue = open(async () => {
      tries += 1
      throw new UploadRefused({ code: 'files.typeNotAllowed', params: { name: 'x.exe' } })
    })
    await queue.add([photo()])
    await until(queue, all('failed'))
    await new Promise((done) => setTimeout(done, 40))
    expect(tries).toBe(1)
    expect(queue.items()[0]?.refusal?.code).toBe('files.typeNotAllowed')
    expect(await pendingFiles(userId)).toHaveLength(0)
  })

  test('can be paused, also over a restart, resumed and cancelled', async () => {
    let hold = true
    const script: Script = () => (hold ? new Promise(() => undefined) : Promise.resolve())
    const queue = open(script)
    const [one, other] = [photo(), photo()]
    await queue.add([one, other])
    await until(queue, all('sending'))
    await queue.pause(one.documentId)
    await queue.cancel(other.documentId)
    await until(queue, all('paused'))
    const reopened = open(script)
    await reopened.recall(userId)
    expect(reopened.items().map(({ state }) => state)).toEqual(['paused'])
    hold = false
    await reopened.resume(one.documentId)
    await until(reopened, all('done'))
  })
})
