import type { Readable } from 'node:stream'
import { Prisma } from '#db/client.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { bankFileLimit } from '#shared/bank/bank-input.ts'
import type { House } from '../house.ts'

export type ReceivedFile = { importId: string; isNew: boolean }

/**
 * Takes a file of the bank, however it came: kept as it is, and read by a job. The same file again leads to the import
 * that there is already; one that was refused is looked at again, since an account may have been opened in between.
 */
export async function receiveBankFile(
  house: Pick<House, 'db' | 'files' | 'jobs' | 'clock'>,
  name: string,
  source: Readable,
  byId: string | null,
): Promise<ReceivedFile> {
  const { key, sha256, size } = await house.files.put(source)
  if (size > bankFileLimit.bytes) {
    await house.files.delete(key)
    throw new Refusal('bank.tooLarge', { megabytes: bankFileLimit.megabytes })
  }
  const at = house.clock.now()
  return house.db.$transaction(async (tx) => {
    const { count } = await tx.bankImport.createMany({
      data: {
        id: newId('bankImport', Date.parse(at)),
        fileName: name.replace(/^.*[\\/]/, '').slice(0, 200) || 'camt.xml',
        sha256,
        fileKey: key,
        sizeBytes: size,
        status: 'CHECKING',
        byId,
        createdAt: new Date(at),
      },
      skipDuplicates: true,
    })
    const { id } = await tx.bankImport.findUniqueOrThrow({ where: { sha256 }, select: { id: true } })
    const again = await tx.bankImport.updateMany({
      where: { id, status: 'REFUSED' },
      data: { status: 'CHECKING', finishedAt: null, fault: Prisma.DbNull },
    })
    const isNew = count + again.count > 0
    if (isNew) await house.jobs.enqueue(tx, 'bank.import', { importId: id })
    return { importId: id, isNew }
  })
}
