import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commands } from '../../main/desk/domains.ts'
import { settings } from '../support/setters.ts'

/*
 * How each command keeps two people from taking back each other's work unseen. A new command has to say it here:
 * whoever changes what exists says what was seen (`base`), or cannot clash.
 */

/** Forms that are merged field by field, and refused where both changed the same one: test/integration/meanwhile.test.ts. */
const merged = [
  'case.correct',
  'person.change',
  'person.correctRole',
  'estate.changeUnit',
  'visit.agree',
  'leak.triage',
  'team.change',
  'rain.correct',
  'leakReport.write',
  'contractor.save',
  'contractor.saveContact',
  'worksContract.save',
  'onCallContract.save',
  'contract.amend',
  'settlement.setClauses',
  'watch.save',
  'board.save',
  'partner.save',
  'deskContract.save',
  'lending.saveThing',
  'site.changeCard',
  'letter.correct',
  'sheet.correct',
  'answer.draft',
  'document.correct',
  'recipient.change',
  'profile.change',
]

/** Take something away, add to it, or go by it: refused where it is no more what was seen. */
const goneBy = [
  'case.endWaiting',
  'case.resolve',
  'case.close',
  'case.link',
  'case.unlink',
  'estate.removeNode',
  'person.computeClass',
  'person.moveOut',
  'person.removeOccupancy',
  'person.verifyDetail',
  'assignment.remove',
  'seasonWatch.setWindward',
  'imports.removeMapping',
  'filing.takeOut',
  'document.endWaiver',
  'deadlines.extend',
  'answer.approve',
  'letter.approve',
  'callback.record',
  'callback.correctContact',
  'profile.restore',
]

/** Begin something new, or add to what is there: nothing of anybody's goes away. */
const appends = `onCallContract.confirm hq.sendDirective hq.answerNeed hq.decideLetter hq.publishSections hq.withdrawSections need.raise directive.answer directive.acknowledge
  site.setUp demo.play staff.add device.pair device.pairAgain camera.open camera.place estate.addNode
  estate.registerUnit estate.addRecord person.register case.receive case.note case.attachFile case.answerLinked
  settlement.waiveDays callback.plan callback.attempt callback.planTiers callback.planCare campaign.start promise.make sheet.write
  sheet.attachFile sheet.receive sheet.chase sheet.chaseLate recipient.add answer.adoptExamples contract.sign
  collection.start collection.noteAttempt visit.plan visit.addFiles watch.doRound watch.reportFinding board.doRound
  board.reportFinding lending.lend lending.chase lending.attachFile letter.write letter.receive letter.attachFile
  letter.circulate letter.confirmReading letter.chaseReaders letter.post deskContract.attachFile document.file
  document.addPages document.takeScan warning.acknowledge warning.analyse owners.import cases.import contracts.import
  contractors.import imports.layDownCases imports.recordPart imports.dropParts person.moveIn case.verify
  leak.take leak.phonePhoto leak.agree leakPack.reserve leak.nameHomes leak.tellHousehold team.add shift.handOver rain.record rain.import leak.noteDamage leak.noteCost leak.showLoss leakSource.decide`

/** Steps from one state to another: refused, by a code of its own, where the thing is no more in the state for it. */
const steps = `estate.removeUnit estate.mergeUnit estate.splitUnit estate.undoUnitChange estate.removeRecord
  person.remove person.erase person.merge person.unmerge person.judgeDistinct person.takeBackDistinct
  case.startHandling case.startWaiting case.reopen case.void case.restore callback.takeBack callback.cancel
  callback.settleCare campaign.end promise.end promise.reopen sheet.issue sheet.deliver sheet.reply sheet.accept
  sheet.sendBack sheet.close sheet.withdraw sheet.takeStep sheet.answer sheet.deliverAnswer answer.dropDraft
  answer.retire answer.restore settlement.strikeWaiver settlement.settle settlement.reopen contract.end contract.resume contract.confirm contract.askAgain contract.remove
  collection.takeBackAttempt visit.hold visit.miss visit.cancel lending.return lending.undoReturn letter.submit
  letter.refuse letter.issue letter.reply letter.close letter.reopen letter.withdraw
  letter.recordWithHeadquarters document.remove document.restore document.takeBack document.waive
  document.discardScans document.returnScans document.noteSplit document.undoSplit imports.undo warning.end
  warning.revive leakPack.typeIn leakPack.void leak.undoCall leak.place leak.dispatch shift.takeOver leak.recall leak.stepBack leak.phoneStep leak.advance leak.noEntry leak.planRepair leak.repair leak.test leak.accept leak.return
  emergency.start emergency.end emergency.reopen rain.strike rain.undoImport
  contractor.removeContact hq.closeDirective directive.finish need.settle
  leak.strikeDamage leak.reverseCost leakSource.work leakSource.bringAlong leakSource.takeBack
  station.revoke station.eraseNames watch.remove watch.undoRound board.undoRound privacy.eraseProposed`

/** One of two states, said outright: whoever comes second finds it as they want it. */
const switches = `sync.setLine emergency.noteTask seasonWatch.add seasonWatch.remove seasonWatch.forget
  team.retire contractor.retire worksContract.remove onCallContract.end lending.retireThing lending.restoreThing partner.retire partner.restore board.remove board.restore
  watch.restore deskContract.end deskContract.resume collection.end collection.reopen`

/** One's own, of nobody else: drafts, views, sessions, what one has open. A password is replaced on purpose. */
const own = `draft.keep draft.drop view.save view.remove camera.close camera.end staff.setPassword`

/** The program's own, and entries on the trail. */
const program = `site.startIncarnation site.noteRecoveryKey staff.recover staff.openSession staff.closeSession
  staff.touchSession staff.noteFailedSignIn device.revokeAll device.touch device.noteUnsent site.noteLaterTaken person.unmask person.keepDuplicates
  person.scanDuplicates case.unmask leak.lookAtPhones leak.giveContacts callback.unmask contractor.unmask deadlines.sweep deadlines.settle deadlines.noteSettled
  deadlines.noteWatch warnings.sweep sheets.sweep archive.recordFaults archive.recordDeletedFiles unit.takeFile
  owners.take leakPack.take document.settleCompleteness document.noteChecklist privacy.copyPerson privacy.takeSupport
  privacy.removeOldSources station.keepAuthority sync.enrol sync.replaceKey hq.replaceKey hq.replaceSiteKeys hq.noteRebuilt sync.orderBundle sync.noteFiles sync.noteBundle
  sync.markFiles sync.takeReceipt sync.noteTry
  hq.begin hq.invite hq.admit hq.revokeKey hq.unmaskCase hq.noteParcel hq.numberReceipt hq.noteSlices
  hq.forgetOutgoing`

/** What headquarters notes of what came. */
const inbox = `hq.noteRefusal hq.noteStanding hq.markConsolidation hq.forgetConsolidated hq.putConsolidated
  hq.endConsolidation`

/** The rainy season and what belongs to it. */
const season = {
  merged: ['season.change', 'season.saveContact', 'season.saveDrill', 'material.save', 'patrol.savePoint'],
  goneBy: ['season.setResponsible', 'season.setShift', 'season.fillRoster', 'material.count'],
  appends: [
    'season.start',
    'material.addUsual',
    'material.move',
    'patrol.addUsual',
    'patrol.start',
    'patrol.startBefore',
    'patrol.attachFile',
  ],
  steps: `season.declare season.takeBack season.end season.removeContact season.removeDrill patrol.check
    patrol.reportFault patrol.undoCheck patrol.end`,
  switches: ['material.retire', 'material.restore', 'patrol.retirePoint', 'patrol.restorePoint'],
}

/** Homes, what is found in them and its repair. */
const inspections = {
  merged: ['unitType.save', 'unitType.setChecklist', 'defect.change'],
  goneBy: ['unitType.alignPlan', 'defect.markPhoto'],
  appends: `unitType.addPlan inspection.plan inspection.begin inspection.check inspection.measure inspection.sign
    defect.record defect.addPhoto rectification.chase defect.judgeDifferent`,
  steps: `inspection.conclude inspection.void rectification.dispatch rectification.split rectification.join
    defect.repaired defect.accept defect.sendBack defect.decline defect.rule defect.join defect.part`,
  switches: 'unitType.retire unitType.removePlan defect.withdraw',
}

/** Handing homes over. */
const handover = {
  merged: ['handover.saveBatch', 'handover.saveTask'],
  goneBy: [
    'handover.appoint',
    'handover.notePapers',
    'handover.handItems',
    'handover.readMeters',
    'handover.sign',
  ],
  appends: [
    'handover.addHomes',
    'handover.attachTaskFile',
    'handover.attachFile',
    'handover.noteNotices',
    'handover.object',
    'handover.remind',
  ],
  steps: `handover.removeTask handover.finishTask handover.reopenTask handover.approveTask handover.withdraw
    handover.verifyAddress handover.postNotices handover.receiveNotice handover.checkIn handover.call handover.serve
    handover.leave handover.accept handover.refuse handover.markAbsent handover.takeBack`,
  switches: ['handover.endBatch'],
}

const words = (text: string) => text.split(/\s+/)

describe('every command', () => {
  const classes = [
    Object.keys(settings),
    merged,
    goneBy,
    words(appends),
    words(steps),
    words(switches),
    words(own),
    words(program),
    words(inbox),
    season.merged,
    season.goneBy,
    season.appends,
    words(season.steps),
    season.switches,
    inspections.merged,
    inspections.goneBy,
    words(inspections.appends),
    words(inspections.steps),
    words(inspections.switches),
    handover.merged,
    handover.goneBy,
    handover.appends,
    words(handover.steps),
    handover.switches,
  ]

  it('says once how two people do not take back each other’s work', () => {
    const said = classes.flat()
    expect(said.filter((name, index) => said.indexOf(name) !== index)).toEqual([])
    expect([...said].sort()).toEqual([...commands.keys()].sort())
  })

  it.each([
    ...Object.keys(settings),
    ...merged,
    ...goneBy,
    ...season.merged,
    ...season.goneBy,
    ...inspections.merged,
    ...inspections.goneBy,
    ...handover.merged,
    ...handover.goneBy,
  ])('%s knows what was seen', name => {
    const input = commands.get(name)?.input
    expect(JSON.stringify(shapeOf(input))).toContain('base')
  })
})

/** Names of members an input has, also where it is put together of others. */
function shapeOf(input: unknown): string[] {
  if (input instanceof z.ZodObject) return Object.keys(input.shape)
  if (input instanceof z.ZodIntersection) return [...shapeOf(input.def.left), ...shapeOf(input.def.right)]
  return []
}
