import { isRefusal } from '#shared/refusal.ts'
import { TRPCError } from '@trpc/server'
import type { CorrectionKind } from '#shared/corrections/correction.ts'

/** What somebody of the desk wants to have put right. */
export type WantedCorrection = {
  kind: CorrectionKind
  paymentId: string
  toCaseId: string | null
  invoiceIds: readonly string[]
}

/** What its answer got lost of may have been done, or not. */
type Word = { id: string; who: string; at: number; isSure: boolean }

/** A clear no, which changes nothing; anything else may have been done before its answer got lost. */
export const isClearNo = (error: unknown): boolean =>
  isRefusal(error) || (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR')

/**
 * What people remember to have said about refunds and corrections: who asked, who agreed, who thought again, and which
 * account a debtor has named. `now` counts the steps: what is said in the same one has no order.
 */
export class Said {
  readonly corrections = new Map<string, WantedCorrection>()
  /** What debtors were told that they get back of what was paid too much. */
  readonly credits: { caseId: string; asked: number }[] = []
  readonly thoughtAgain = new Set<string>()
  readonly #asked = new Map<string, string>()
  readonly #agreed: Word[] = []
  readonly #accounts: Word[] = []
  private readonly now: () => number

  constructor(now: () => number) {
    this.now = now
  }

  asks = (id: string, userId: string) => this.#asked.set(id, userId)
  agrees = (id: string, userId: string, deed: () => Promise<unknown>) =>
    this.#saying(this.#agreed, { id, who: userId, at: this.now(), isSure: true }, deed)
  names = (refundId: string, iban: string, deed: () => Promise<unknown>) =>
    this.#saying(this.#accounts, { id: refundId, who: iban, at: this.now(), isSure: true }, deed)
  /** What was named together with a deed that is done already. */
  named = (refundId: string, iban: string) =>
    this.#accounts.push({ id: refundId, who: iban, at: this.now(), isSure: true })

  async thinksAgain(id: string, deed: () => Promise<unknown>): Promise<void> {
    await deed()
    this.thoughtAgain.add(id)
  }

  /** Everybody of the desk who has said yes since then, whoever asked among them. */
  behind(id: string, since = 0): ReadonlySet<string> {
    const agreed = this.#agreed.filter((word) => word.id === id && word.at >= since)
    const asker = this.#asked.get(id)
    return new Set([...(asker ? [asker] : []), ...agreed.map(({ who }) => who)])
  }

  /** The account that was named last, or those that were at the same moment; and since when nobody named another. */
  accountsOf(refundId: string): { since: number; ibans: ReadonlySet<string> } | null {
    const all = this.#accounts.filter(({ id }) => id === refundId)
    if (all.length === 0) return null
    const sure = all.filter(({ isSure }) => isSure)
    const last = Math.max(0, ...sure.map(({ at }) => at))
    const ibans = new Set(all.filter(({ at }) => at >= last).map(({ who }) => who))
    const other = Math.max(-1, ...sure.filter(({ who }) => !ibans.has(who)).map(({ at }) => at))
    const since =
      ibans.size > 1 ? last : Math.min(last, ...sure.filter(({ at }) => at > other).map(({ at }) => at))
    return { since, ibans }
  }

  async #saying(words: Word[], word: Word, deed: () => Promise<unknown>): Promise<void> {
    words.push(word)
    try {
      await deed()
    } catch (error) {
      if (isClearNo(error)) words.splice(words.indexOf(word), 1)
      else word.isSure = false
      throw error
    }
  }
}
