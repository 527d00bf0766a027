import type { ActorKind } from './actor.ts'
import { moneyAccess } from './money-access.ts'
import {
  everyone,
  signedIn,
  readers,
  listeners,
  awaited,
  deskReaders,
  caseWriters,
  planDeciders,
  caseWorkers,
  type Reach,
  type Rule,
  type Subject,
} from './rule.ts'

export type { Reach, Rule, Subject }

/**
 * Who may do what: one row for each procedure of the server, under its own name.
 * A procedure without a row does not compile, and a test tries every row with every kind of actor.
 * The auditor reads everything and changes nothing (A66); legal and payment steps of later slices get their rows here.
 */
export const access = {
  'access.me': { of: 'nothing', who: everyone },
  'access.registerCompany': { of: 'nothing', who: { newcomer: 'own' } },
  'access.acceptInvitation': { of: 'nothing', who: { newcomer: 'own' } },
  'access.readInvitation': { of: 'nothing', who: everyone },
  'access.saveSettings': { of: 'nothing', who: signedIn },
  'access.company': { of: 'creditor', who: readers },
  'access.members': { of: 'creditor', who: readers },
  'access.invite': { of: 'creditor', who: { creditor: 'own', admin: 'any' }, owner: true },
  'access.revokeInvitation': { of: 'creditor', who: { creditor: 'own', admin: 'any' }, owner: true },
  'access.removeMember': { of: 'creditor', who: { creditor: 'own', admin: 'any' }, owner: true },
  'access.absence': { of: 'nothing', who: awaited },
  'access.beAway': { of: 'nothing', who: awaited },
  'access.endAbsence': { of: 'nothing', who: awaited },
  'access.staff': { of: 'desk', who: deskReaders },

  'ledger.account': { of: 'creditor', who: readers },
  'ledger.postings': { of: 'creditor', who: readers },
  'ledger.posting': { of: 'creditor', who: readers },

  'quotes.issue': { of: 'nothing', who: everyone },
  'quotes.open': { of: 'nothing', who: everyone },
  'quotes.mail': { of: 'nothing', who: everyone },
  'quotes.list': { of: 'creditor', who: readers },

  'agreements.text': { of: 'nothing', who: everyone },
  'agreements.current': { of: 'creditor', who: readers },
  'agreements.sign': { of: 'creditor', who: { creditor: 'own' }, owner: true },

  'cases.home': { of: 'creditor', who: { creditor: 'own' } },
  'cases.list': { of: 'creditor', who: readers },
  'cases.page': { of: 'case', who: readers },
  'cases.one': { of: 'case', who: readers },
  'cases.timeline': { of: 'case', who: readers },
  'cases.startDraft': { of: 'creditor', who: caseWriters },
  'cases.draft': { of: 'case', who: caseWriters },
  'cases.saveDraft': { of: 'case', who: caseWriters },
  'cases.discardDraft': { of: 'case', who: caseWriters },
  'cases.submit': { of: 'case', who: caseWriters },
  'cases.removeDocument': { of: 'case', who: caseWriters },
  'cases.answerRequest': { of: 'case', who: { creditor: 'own' } },
  'cases.accept': { of: 'case', who: { manager: 'any' } },
  'cases.askInformation': { of: 'case', who: { manager: 'any' } },
  'cases.decline': { of: 'case', who: { manager: 'any' } },
  'cases.waiveInterest': { of: 'case', who: { manager: 'any' } },
  'cases.decideWaiver': { of: 'case', who: { manager: 'any' } },
  'cases.confirmEntry': { of: 'case', who: { creditor: 'own' } },

  'live.events': { of: 'nothing', who: listeners },
  'live.here': { of: 'case', who: readers },
  'live.away': { of: 'nothing', who: listeners },

  'contact.thread': { of: 'case', who: { creditor: 'own' } },
  'contact.threads': { of: 'creditor', who: { creditor: 'own' } },
  'contact.markRead': { of: 'case', who: { creditor: 'own', manager: 'any', collector: 'any' } },
  'contact.askUpdate': { of: 'case', who: { creditor: 'own' } },
  'contact.writeToDesk': { of: 'case', who: { creditor: 'own' } },
  'contact.writeToCreditor': { of: 'case', who: { manager: 'any' } },
  'contact.answerDebtor': { of: 'case', who: caseWorkers },
  'contact.settleMessage': { of: 'case', who: caseWorkers },
  'contact.renewLink': { of: 'case', who: caseWorkers },
  'contact.revokeLinks': { of: 'case', who: caseWorkers },
  'contact.resendLetter': { of: 'case', who: caseWorkers },
  'contact.printLetter': { of: 'case', who: caseWorkers },
  'contact.markPosted': { of: 'case', who: caseWorkers },
  'contact.askForCall': { of: 'nothing', who: everyone },
  'contact.complain': { of: 'nothing', who: everyone },
  'contact.checkCode': { of: 'nothing', who: everyone },
  'contact.handleLead': { of: 'desk', who: { manager: 'any', admin: 'any' } },
  'contact.answerComplaint': { of: 'desk', who: { manager: 'any', admin: 'any' } },

  'costs.ofCase': { of: 'case', who: readers },
  'costs.ask': { of: 'case', who: caseWorkers },
  'costs.withdraw': { of: 'case', who: caseWorkers },
  'costs.decide': { of: 'case', who: { creditor: 'own' } },
  'costs.record': { of: 'case', who: { manager: 'any' } },
  'costs.takeBack': { of: 'case', who: { manager: 'any' } },

  'plans.talk': { of: 'case', who: { debtor: 'own' } },
  'plans.ended': { of: 'case', who: { debtor: 'own' } },
  'plans.draw': { of: 'case', who: { debtor: 'own' } },
  'plans.offer': { of: 'case', who: { debtor: 'own' } },
  'plans.confirm': { of: 'case', who: { debtor: 'own' } },
  'plans.sign': { of: 'case', who: { debtor: 'own' } },
  'plans.withdraw': { of: 'case', who: { debtor: 'own' } },
  'plans.feed': { of: 'case', who: { debtor: 'own' } },
  'plans.makeFeed': { of: 'case', who: { debtor: 'own' } },
  'plans.endFeed': { of: 'case', who: { debtor: 'own' } },
  'plans.ofCase': { of: 'case', who: readers },
  'plans.approve': { of: 'case', who: planDeciders },
  'plans.reject': { of: 'case', who: planDeciders },
  'plans.counter': { of: 'case', who: planDeciders },
  'plans.recommend': { of: 'case', who: { manager: 'any' } },
  'plans.takeBack': { of: 'case', who: planDeciders },
  'plans.decideBroken': { of: 'case', who: { manager: 'any' } },
  'disputes.own': { of: 'case', who: { debtor: 'own' } },
  'disputes.consider': { of: 'case', who: { debtor: 'own' } },
  'disputes.open': { of: 'case', who: { debtor: 'own' } },
  'disputes.answerAsked': { of: 'case', who: { debtor: 'own' } },
  'disputes.withdraw': { of: 'case', who: { debtor: 'own' } },
  'disputes.ofCase': { of: 'case', who: readers },
  'disputes.answer': { of: 'case', who: { creditor: 'own' } },
  'disputes.askDebtor': { of: 'case', who: { manager: 'any' } },
  'disputes.pause': { of: 'case', who: caseWorkers },
  'disputes.weigh': { of: 'case', who: { manager: 'any' } },
  'disputes.resolve': { of: 'case', who: { manager: 'any' } },
  'disputes.takeBack': { of: 'case', who: { manager: 'any' } },

  'approvals.waiting': { of: 'creditor', who: readers },

  ...moneyAccess,

  'portal.view': { of: 'case', who: { debtor: 'own' } },
  'portal.ask': { of: 'case', who: { debtor: 'own' } },
  'portal.markRead': { of: 'case', who: { debtor: 'own' } },
  'portal.complain': { of: 'case', who: { debtor: 'own' } },
  'portal.leave': { of: 'case', who: { debtor: 'own' } },

  'desk.inbox': { of: 'desk', who: deskReaders },
  'desk.search': { of: 'desk', who: deskReaders },
  'desk.creditors': { of: 'desk', who: deskReaders },
  'desk.lead': { of: 'desk', who: deskReaders },
  'desk.complaint': { of: 'desk', who: deskReaders },
  'desk.posting': { of: 'desk', who: deskReaders },
  'desk.setAside': { of: 'desk', who: deskReaders },
  'desk.workspace': { of: 'case', who: deskReaders },
  'desk.addNote': { of: 'case', who: caseWorkers },
} as const satisfies Record<string, Rule>

/** The name of a procedure, and of the permission it needs. */
export type Action = keyof typeof access

/** The actions about one kind of subject, so that a procedure cannot be built on the wrong base. */
export type ActionOf<S extends Subject> = {
  [A in Action]: (typeof access)[A]['of'] extends S ? A : never
}[Action]

/** How far this kind of actor reaches with this action, or null when it may not do it at all. */
export function reachOf(kind: ActorKind, action: Action): Reach | null {
  const rule: Rule = access[action]
  return rule.who[kind] ?? null
}
